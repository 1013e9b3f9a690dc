/** A device for tests: real cryptography, databases in memory, a clock that can be set. */
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import type { Granted } from '../intake/store';

type Store = typeof import('../intake/store');

export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 5, 1, 9);

export interface Server {
  grant: Granted;
  /** Opens what a device sealed, as the server does. */
  open(sealed: Uint8Array): Promise<{ fields: Record<string, unknown>; photographs: Uint8Array[] }>;
}

/** A new device: nothing is kept, the clock is right. */
export function reset(): void {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: START });
  globalThis.indexedDB = new IDBFactory();
}

/** Time passes, for the clock and for the page. */
export const passes = (milliseconds: number): void => {
  vi.advanceTimersByTime(milliseconds);
};

/** The clock is set; no time passes. */
export const sets = (milliseconds: number): void => {
  vi.setSystemTime(Date.now() + milliseconds);
};

/** Opens the page of this device in one more tab, or again after it was closed. */
export async function tab(): Promise<Store> {
  vi.resetModules();
  return import('../intake/store');
}

/** The disk is full until the returned function is called. */
export function fill(): () => void {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  return () => put.mockRestore();
}

const RSA = { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
/** One for all tests: making it takes longer than all of them. */
const generated = crypto.subtle.generateKey(RSA, true, ['encrypt', 'decrypt']);

export async function server(): Promise<Server> {
  const pair = await generated;
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const grant: Granted = {
    id: crypto.randomUUID(),
    owner: 'one',
    association: 'A',
    ends: START + 4 * HOUR,
    sendUntil: START + 48 * HOUR,
    procedures: [],
    key: btoa(String.fromCharCode(...spki)),
  };
  return { grant, open: (sealed) => open(pair.privateKey, sealed) };
}

async function open(key: CryptoKey, sealed: Uint8Array): ReturnType<Server['open']> {
  const bytes = new Uint8Array(sealed);
  const additionalData = bytes.slice(0, 36);
  const end = 38 + new DataView(bytes.buffer).getUint16(36);
  const raw = await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, bytes.slice(38, end));
  const content = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const iv = bytes.slice(end, end + 12);
  const plain = new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, content, bytes.slice(end + 12)),
  );
  const length = new DataView(plain.buffer).getUint32(0);
  const fields = JSON.parse(new TextDecoder().decode(plain.slice(4, 4 + length)));
  let from = 4 + length;
  const photographs = (fields.photographs as number[]).map((size) => plain.slice(from, (from += size)));
  return { fields, photographs };
}
