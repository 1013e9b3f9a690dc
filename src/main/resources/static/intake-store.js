// What a device keeps of intakes: records sealed with the house's key of the shift, and a key of its own that reads them
// again until the shift ends. Nothing of a person is ever stored in the clear.
const MAGIC = new TextEncoder().encode('VZI1');
const BACKWARDS = 60_000;
/** From here on a clock is called wrong. */
const WRONG = 300_000;
/** How long, in time this page has certainly lasted, a clock that leapt past the end may be put right. */
const PATIENCE = 600_000;
const KEYS = 'vez-intake-key';

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database(name, stores) {
  let opening = null;
  return () => (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      // Signing out in another tab deletes the key: this tab lets go of it at once.
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
  }));
}

const records = database('vez-intake', ['records', 'sent', 'state']);
const keys = database(KEYS, ['key']);

const get = async (db, store, key) => asked((await db()).transaction(store).objectStore(store).get(key));
const all = async (store) => asked((await records()).transaction(store).objectStore(store).getAll());

/** Resolves when the disk has it. */
async function write(db, stores, act) {
  const transaction = (await db()).transaction(stores, 'readwrite', { durability: 'strict' });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    act((store) => transaction.objectStore(store));
  });
}

// Of two looks of this page the time between is certain, whatever is done to the clock: a page that was closed or a device
// that slept has no such time.
let certain = null;

const remember = (name, value) => write(records, ['state'], (store) => store('state').put(value, name));

const anchored = (server, least) => ({ server, wall: Date.now(), least });

function look(least) {
  certain = { time: least, ticks: performance.now(), wall: Date.now() };
}

/** The house says what time it is. */
export async function timeIs(server) {
  look(server);
  await remember('seen', anchored(server, server)).catch(() => {});
}

/** Whether the clock was wrong by what it has now been changed by. */
function isPutRight(seen, wall, least) {
  const off = seen.wall - seen.server;
  if (Math.abs(off) < WRONG) return false;
  const changed = certain ? Date.now() - certain.wall - (performance.now() - certain.ticks) : 0;
  return Math.abs(changed + off) < WRONG || (wall < least - BACKWARDS && Date.now() >= least - BACKWARDS);
}

/**
 * The house's time as far as this device can know it: what it said last, and what the clock here says has gone by, but
 * never less than what has certainly gone by. A clock turned back behind that wins no time: the key dies.
 */
async function clock() {
  let seen = await get(records, 'state', 'seen');
  if (!seen) return { time: Date.now(), least: Date.now() };
  const least = Math.max(seen.least ?? seen.server, certain ? certain.time + performance.now() - certain.ticks : 0);
  let wall = seen.server + Date.now() - seen.wall;
  if (isPutRight(seen, wall, least)) {
    seen = anchored(Math.max(Date.now(), least), least);
    wall = seen.server;
  }
  look(least);
  if (wall < least - BACKWARDS) await forget();
  // A full device keeps the time in this page alone.
  await remember('seen', { ...seen, least }).catch(() => {});
  return { time: Math.max(wall, least), least };
}

export const now = async () => (await clock()).time;

export const grant = () => get(records, 'state', 'grant');

/**
 * 'none' before the first shift, 'open' while one lasts, 'over' when only sending is left, 'closed' when not even that.
 * 'leapt' when only the clock here says that the shift is over: nothing is read, and the shift goes on when the clock is put
 * right soon.
 */
export async function phase() {
  const known = await grant();
  if (!known) return 'none';
  const { time, least } = await clock();
  if (least >= known.sendUntil) return 'closed';
  if (!(await ownKey())) return 'over';
  if (time < known.ends) {
    if (await get(records, 'state', 'leap')) await write(records, ['state'], (store) => store('state').delete('leap')).catch(() => {});
    return 'open';
  }
  if (least < known.ends - BACKWARDS && (await mayBePutRight(least))) return 'leapt';
  await forget();
  return 'over';
}

async function mayBePutRight(least) {
  const leap = await get(records, 'state', 'leap');
  if (leap === undefined) await remember('leap', least).catch(() => {});
  return least - (leap ?? least) < PATIENCE;
}

const ownKey = () => get(keys, 'key', 'own');

/** Begins a shift with what the house granted. */
export async function begin(answer) {
  const spki = Uint8Array.from(atob(answer.key), (c) => c.charCodeAt(0));
  const house = await crypto.subtle.importKey('spki', spki, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const own = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
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

/** The key that reads is destroyed; what was recorded stays sealed for the house. */
export const forget = () => write(keys, ['key'], (store) => store('key').clear());

const bytesOf = (id) => Uint8Array.from(id.replaceAll('-', '').match(/../g), (pair) => parseInt(pair, 16));

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part.buffer ?? part, part.byteOffset ?? 0, part.byteLength), at);
    at += part.byteLength;
  }
  return whole;
}

function number(value, length) {
  const view = new DataView(new ArrayBuffer(length));
  if (length === 2) view.setUint16(0, value);
  else view.setUint32(0, value);
  return new Uint8Array(view.buffer);
}

/** Seals and stores one record. @returns what may be shown of it */
export async function keep(ticket, fields, photographs) {
  const known = await grant();
  const own = await ownKey();
  const id = crypto.randomUUID();
  const made = await now();
  const text = new TextEncoder().encode(
    JSON.stringify({ ...fields, ticket, made, photographs: photographs.map((each) => each.size) }),
  );
  const pictures = await Promise.all(photographs.map((each) => each.arrayBuffer()));
  const plain = joined(number(text.length, 4), text, ...pictures);
  const bound = joined(MAGIC, bytesOf(id), bytesOf(known.id));
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const raw = await crypto.subtle.exportKey('raw', key);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const ownIv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, known.house, raw);
  const content = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, plain);
  const record = {
    id,
    ticket,
    made,
    sealed: joined(bound, number(wrapped.byteLength, 2), wrapped, iv, content),
    own: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: ownIv, additionalData: bound }, own, raw),
    ownIv,
    shift: known.id,
    owner: known.owner,
  };
  await write(records, ['records'], (store) => store('records').put(record, id));
  return record;
}

/** Opens a record that was not sent, while the shift lasts. */
export async function read(record) {
  const bound = record.sealed.slice(0, 36);
  const own = await ownKey();
  const raw = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.ownIv, additionalData: bound }, own, record.own);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const length = new DataView(record.sealed.buffer, record.sealed.byteOffset).getUint16(36);
  const at = 38 + length;
  const plain = new Uint8Array(await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: record.sealed.slice(at, at + 12), additionalData: bound },
    key,
    record.sealed.slice(at + 12),
  ));
  const text = new DataView(plain.buffer).getUint32(0);
  const fields = JSON.parse(new TextDecoder().decode(plain.slice(4, 4 + text)));
  let from = 4 + text;
  const photographs = fields.photographs.map((size) => new Blob([plain.slice(from, (from += size))], { type: 'image/jpeg' }));
  return { fields, photographs };
}

/** Oldest first. */
export const waiting = async () => (await all('records')).sort((a, b) => a.made - b.made);
export const remove = (id) => write(records, ['records'], (store) => store('records').delete(id));
export const sent = async () => (await all('sent')).sort((a, b) => b.received - a.received);

/** The house has it: the record goes, its number stays in the list of the shift. */
export const arrived = (id, { ticket, received, state, late }) => write(records, ['records', 'sent'], (store) => {
  store('records').delete(id);
  store('sent').put({ id, ticket, received, state, late }, id);
});

const DRAFT = new TextEncoder().encode('draft');

async function seal(bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const own = await ownKey();
  return own && { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: DRAFT }, own, bytes) };
}

async function unseal(kept) {
  const own = await ownKey();
  return own && kept ? crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData: DRAFT }, own, kept.bytes) : null;
}

/** Keeps what is half typed, so that only this shift reads it again. */
export async function keepDraft(fields) {
  const sealed = await seal(new TextEncoder().encode(JSON.stringify(fields)));
  if (sealed) await remember('draft', sealed);
}

/** Keeps the photographs of what is half typed. */
export async function keepPictures(photographs) {
  const sealed = await Promise.all(photographs.map(async (each) => seal(await each.arrayBuffer())));
  if (sealed.every(Boolean)) await remember('pictures', sealed);
}

/** @returns what was half typed in this shift, or null */
export async function draft() {
  try {
    const text = await unseal(await get(records, 'state', 'draft'));
    if (!text) return null;
    const pictures = await Promise.all(((await get(records, 'state', 'pictures')) ?? []).map(unseal));
    return {
      fields: JSON.parse(new TextDecoder().decode(text)),
      photographs: pictures.map((each) => new Blob([each], { type: 'image/jpeg' })),
    };
  } catch {
    return null;
  }
}

export const dropDraft = () => write(records, ['state'], (store) => {
  store('state').delete('draft');
  store('state').delete('pictures');
});
