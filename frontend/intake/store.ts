/**
 * What a device keeps of intakes: records sealed with the server's key of the shift, and a key of its own that reads them
 * again until the shift ends. Nothing of a person is stored in the clear.
 */
import { BACKWARDS, reading } from './clock';
import { deviceKey, open, openDraft, seal, sealDraft, serverKey } from './crypto';
import type { Content, Fields, Sealed, SealedDraft } from './crypto';
import { all, get, keys, records, remember, write } from './database';

export { timeIs } from './clock';

/** How long, in time this page has certainly lasted, a clock that leapt past the end may be put right. */
const PATIENCE = 600_000;

export interface Procedure {
  code: string;
  pt: string;
  en: string;
}

interface Shift {
  id: string;
  owner: string;
  association: string;
  ends: number;
  sendUntil: number;
  procedures: Procedure[];
}

/** What the server answers when a shift is prepared. */
export type Granted = Shift & { key: string };
export type Grant = Shift & { house: CryptoKey };
export type Phase = 'none' | 'open' | 'leapt' | 'over' | 'closed';

export interface IntakeRecord extends Sealed {
  id: string;
  ticket: string;
  made: number;
  shift: string;
  owner: string;
}

/** What the server answers when it has a record. */
export interface Receipt {
  id: string;
  ticket: string;
  received: number;
  state: string;
  late: boolean;
}

/** What is half typed; `correcting` names the record it replaces. */
export interface Draft {
  fields: Record<string, string | boolean>;
  correcting: { id: string; ticket: string } | null;
}

const ownKey = (): Promise<CryptoKey | undefined> => get(keys, 'key', 'own');

/** Destroys the key that reads; what was recorded stays sealed for the server. */
export const forget = (): Promise<void> => write(keys, ['key'], (store) => store('key').clear());

/** A clock turned back wins no time: the key dies. */
async function clock(): Promise<{ time: number; least: number }> {
  const read = await reading();
  if (read.turnedBack) await forget();
  return read;
}

export const now = async (): Promise<number> => (await clock()).time;

export const grant = (): Promise<Grant | undefined> => get(records, 'state', 'grant');

/**
 * 'none' before the first shift, 'open' while one lasts, 'over' when only sending is left, 'closed' when not even that.
 * 'leapt' when only the clock here says that the shift is over: nothing is read, and the shift goes on when the clock is put
 * right soon.
 */
export async function phase(): Promise<Phase> {
  const known = await grant();
  if (!known) return 'none';
  const { time, least } = await clock();
  if (least >= known.sendUntil) return 'closed';
  if (!(await ownKey())) return 'over';
  if (time < known.ends) {
    if ((await get(records, 'state', 'leap')) !== undefined) {
      await write(records, ['state'], (store) => store('state').delete('leap')).catch(() => {});
    }
    return 'open';
  }
  if (least < known.ends - BACKWARDS && (await mayBePutRight(least))) return 'leapt';
  await forget();
  return 'over';
}

async function mayBePutRight(least: number): Promise<boolean> {
  const leap = await get<number>(records, 'state', 'leap');
  if (leap === undefined) await remember('leap', least).catch(() => {});
  return least - (leap ?? least) < PATIENCE;
}

/** Begins a shift with what the server granted. */
export async function begin(answer: Granted): Promise<void> {
  const house = await serverKey(answer.key);
  const own = await deviceKey();
  await write(keys, ['key'], (store) => store('key').put(own, 'own'));
  const { id, owner, association, ends, sendUntil, procedures } = answer;
  await write(records, ['state', 'sent'], (store) => {
    store('state').put({ id, owner, association, ends, sendUntil, procedures, house }, 'grant');
    store('sent').clear();
    ['leap', 'draft', 'pictures'].forEach((old) => store('state').delete(old));
  });
  // Asks that what was not sent is never cleared to make room.
  await navigator.storage?.persist?.();
}

/** Seals and stores one record, in the place of the one it corrects. */
export async function keep(
  ticket: string,
  fields: Fields,
  photographs: Blob[],
  replaced?: string,
): Promise<IntakeRecord> {
  const known = await grant();
  const own = await ownKey();
  if (!known || !own) throw new Error('no shift');
  const id = crypto.randomUUID();
  const made = await now();
  const sealed = await seal(id, known.id, known.house, own, { ...fields, ticket, made }, photographs);
  const record: IntakeRecord = { id, ticket, made, ...sealed, shift: known.id, owner: known.owner };
  await write(records, ['records'], (store) => {
    store('records').put(record, id);
    if (replaced) store('records').delete(replaced);
  });
  return record;
}

/** Opens a record that was not sent, while the shift lasts. */
export async function read(record: IntakeRecord): Promise<Content> {
  const own = await ownKey();
  if (!own) throw new Error('the key is gone');
  return open(record, own);
}

/** Oldest first. */
export const waiting = async (): Promise<IntakeRecord[]> =>
  (await all<IntakeRecord>(records, 'records')).sort((a, b) => a.made - b.made);

export const remove = (id: string): Promise<void> => write(records, ['records'], (store) => store('records').delete(id));

/** Newest first. */
export const sent = async (): Promise<Receipt[]> =>
  (await all<Receipt>(records, 'sent')).sort((a, b) => b.received - a.received);

/** The server has it: the record goes, its number stays in the list of the shift. */
export const arrived = (id: string, { ticket, received, state, late }: Receipt): Promise<void> =>
  write(records, ['records', 'sent'], (store) => {
    store('records').delete(id);
    store('sent').put({ id, ticket, received, state, late }, id);
  });

/** Keeps what is half typed, so that only this shift reads it again. */
export async function keepDraft(draft: Draft): Promise<void> {
  const own = await ownKey();
  if (own) await remember('draft', await sealDraft(new TextEncoder().encode(JSON.stringify(draft)), own));
}

/** Keeps the photographs of what is half typed. */
export async function keepPictures(photographs: Blob[]): Promise<void> {
  const own = await ownKey();
  if (!own) return;
  const sealed = await Promise.all(photographs.map(async (each) => sealDraft(await each.arrayBuffer(), own)));
  await remember('pictures', sealed);
}

/** @returns what was half typed in this shift, or null */
export async function draft(): Promise<(Draft & { photographs: Blob[] }) | null> {
  try {
    const own = await ownKey();
    const kept = await get<SealedDraft>(records, 'state', 'draft');
    if (!own || !kept) return null;
    const typed: Draft = JSON.parse(new TextDecoder().decode(await openDraft(kept, own)));
    const pictures = (await get<SealedDraft[]>(records, 'state', 'pictures')) ?? [];
    const opened = await Promise.all(pictures.map((each) => openDraft(each, own)));
    return { ...typed, photographs: opened.map((each) => new Blob([each], { type: 'image/jpeg' })) };
  } catch {
    return null;
  }
}

export const dropDraft = (): Promise<void> =>
  write(records, ['state'], (store) => {
    store('state').delete('draft');
    store('state').delete('pictures');
  });
