// What a device keeps of intakes: records sealed with the house's key of the shift, and a key of its own that reads them
// again until the shift ends. Nothing of a person is ever stored in the clear.
const MAGIC = new TextEncoder().encode('VZI1');
const BACKWARDS = 60_000;
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

const ticks = () => performance.timeOrigin + performance.now();
const mark = (server) => ({ server, wall: Date.now(), ticks: ticks() });

/** The house says what time it is. */
export const timeIs = (server) => write(records, ['state'], (store) => store('state').put(mark(server), 'seen'));

/**
 * The house's time as far as this device can know it: what it said last and the longest that any clock here says has gone
 * by. A clock that was turned back never wins time: the key dies.
 */
export async function now() {
  const seen = await get(records, 'state', 'seen');
  if (!seen) return Date.now();
  const wall = Date.now() - seen.wall;
  const time = seen.server + Math.max(wall, ticks() - seen.ticks, 0);
  if (wall < -BACKWARDS) await forget();
  await write(records, ['state'], (store) => store('state').put(mark(time), 'seen'));
  return time;
}

export const grant = () => get(records, 'state', 'grant');

/** 'none' before the first shift, 'open' while one lasts, 'over' when only sending is left, 'closed' when not even that. */
export async function phase() {
  const known = await grant();
  if (!known) return 'none';
  const time = await now();
  if (time >= known.ends) await forget();
  if (time >= known.sendUntil) return 'closed';
  return (await ownKey()) ? 'open' : 'over';
}

const ownKey = () => get(keys, 'key', 'own');

/** Begins a shift with what the house granted. */
export async function begin(answer) {
  const spki = Uint8Array.from(atob(answer.key), (c) => c.charCodeAt(0));
  const house = await crypto.subtle.importKey('spki', spki, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const own = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await write(keys, ['key'], (store) => store('key').put(own, 'own'));
  const { id, association, ends, sendUntil, procedures } = answer;
  await write(records, ['state', 'sent'], (store) => {
    store('state').put({ id, association, ends, sendUntil, procedures, house }, 'grant');
    store('sent').clear();
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
