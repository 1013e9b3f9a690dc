/**
 * The server's time as far as this device can know it: what the server said last, and what the clock here says has gone by,
 * but never less than what has certainly gone by.
 */
import { get, records, remember } from './database';

export const BACKWARDS = 60_000;
/** From here on a clock is called wrong. */
const WRONG = 300_000;

interface Anchor {
  /** What the server's time was … */
  server: number;
  /** … when the clock here said this. */
  wall: number;
  /** The server's time that has certainly been reached. */
  least?: number;
}

export interface Reading {
  time: number;
  least: number;
  /** Whether the clock here stands behind what has certainly gone by. */
  turnedBack: boolean;
}

// Of two looks of this page the time between is certain, whatever is done to the clock: a page that was closed or a device
// that slept has no such time.
let certain: { time: number; ticks: number; wall: number } | null = null;

const anchored = (server: number, least: number): Anchor => ({ server, wall: Date.now(), least });

function look(least: number): void {
  certain = { time: least, ticks: performance.now(), wall: Date.now() };
}

/** Takes what the server says the time is. */
export async function timeIs(server: number): Promise<void> {
  look(server);
  await remember('seen', anchored(server, server)).catch(() => {});
}

/** Whether the clock was wrong by what it has now been changed by. */
function isPutRight(seen: Anchor, wall: number, least: number): boolean {
  const off = seen.wall - seen.server;
  if (Math.abs(off) < WRONG) return false;
  const changed = certain ? Date.now() - certain.wall - (performance.now() - certain.ticks) : 0;
  return Math.abs(changed + off) < WRONG || (wall < least - BACKWARDS && Date.now() >= least - BACKWARDS);
}

export async function reading(): Promise<Reading> {
  let seen = await get<Anchor>(records, 'state', 'seen');
  if (!seen) return { time: Date.now(), least: Date.now(), turnedBack: false };
  const least = Math.max(seen.least ?? seen.server, certain ? certain.time + performance.now() - certain.ticks : 0);
  let wall = seen.server + Date.now() - seen.wall;
  if (isPutRight(seen, wall, least)) {
    seen = anchored(Math.max(Date.now(), least), least);
    wall = seen.server;
  }
  look(least);
  // A full device keeps the time in this page alone.
  await remember('seen', { ...seen, least }).catch(() => {});
  return { time: Math.max(wall, least), least, turnedBack: wall < least - BACKWARDS };
}
