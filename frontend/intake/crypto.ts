/**
 * How an intake is sealed: a key of its own, wrapped for the server (RSA-OAEP) and, so that it can be read again during the
 * shift, for the device (AES-GCM). Format: `VZI1`, record id, shift id, length and bytes of the wrapped key, IV, content.
 */

export type Bytes = Uint8Array<ArrayBuffer>;

/** What a person told at the table, as typed and checked. */
export type Fields = Record<string, string>;

export interface Content {
  fields: Fields;
  photographs: Blob[];
}

/** A sealed record: its bytes for the server, and its key wrapped for this device. */
export interface Sealed {
  sealed: Bytes;
  own: ArrayBuffer;
  ownIv: Bytes;
}

export interface SealedDraft {
  iv: Bytes;
  bytes: ArrayBuffer;
}

const MAGIC = new TextEncoder().encode('VZI1');
const DRAFT = new TextEncoder().encode('draft');
/** `VZI1` and two identifiers, authenticated with the content. */
const BOUND = 36;
const IV = 12;
const AES = { name: 'AES-GCM', length: 256 };

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

const bytesOf = (id: string): Bytes => Uint8Array.from(id.replaceAll('-', '').match(/../g)!, (pair) => parseInt(pair, 16));

function joined(...parts: Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function number(value: number, length: 2 | 4): Bytes {
  const view = new DataView(new ArrayBuffer(length));
  if (length === 2) view.setUint16(0, value);
  else view.setUint32(0, value);
  return new Uint8Array(view.buffer);
}

/** @param key SubjectPublicKeyInfo in Base64, as the server grants it */
export const serverKey = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'spki',
    Uint8Array.from(atob(key), (c) => c.charCodeAt(0)),
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    ['encrypt'],
  );

/** A key that cannot be exported. */
export const deviceKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);

export async function seal(
  id: string,
  shift: string,
  server: CryptoKey,
  device: CryptoKey,
  fields: Record<string, unknown>,
  photographs: Blob[],
): Promise<Sealed> {
  const text = new TextEncoder().encode(
    JSON.stringify({ ...fields, photographs: photographs.map((each) => each.size) }),
  );
  const pictures = await Promise.all(photographs.map(async (each) => new Uint8Array(await each.arrayBuffer())));
  const plain = joined(number(text.length, 4), text, ...pictures);
  const bound = joined(MAGIC, bytesOf(id), bytesOf(shift));
  const key = await crypto.subtle.generateKey(AES, true, ['encrypt']);
  const raw = await crypto.subtle.exportKey('raw', key);
  const iv = random(IV);
  const ownIv = random(IV);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, server, raw));
  const content = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, plain));
  return {
    sealed: joined(bound, number(wrapped.byteLength, 2), wrapped, iv, content),
    own: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: ownIv, additionalData: bound }, device, raw),
    ownIv,
  };
}

/** Rejects when the key is another one or a byte was changed. */
export async function open({ sealed, own, ownIv }: Sealed, device: CryptoKey): Promise<Content> {
  const bound = sealed.slice(0, BOUND);
  const raw = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: ownIv, additionalData: bound }, device, own);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const length = new DataView(sealed.buffer, sealed.byteOffset).getUint16(BOUND);
  const at = BOUND + 2 + length;
  const content = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.slice(at, at + IV), additionalData: bound },
    key,
    sealed.slice(at + IV),
  );
  const plain = new Uint8Array(content);
  const text = new DataView(plain.buffer).getUint32(0);
  const { photographs: sizes, ...fields } = JSON.parse(new TextDecoder().decode(plain.slice(4, 4 + text)));
  let from = 4 + text;
  const photographs = (sizes as number[]).map(
    (size) => new Blob([plain.slice(from, (from += size))], { type: 'image/jpeg' }),
  );
  return { fields, photographs };
}

export async function sealDraft(bytes: BufferSource, device: CryptoKey): Promise<SealedDraft> {
  const iv = random(IV);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: DRAFT }, device, bytes) };
}

export const openDraft = (kept: SealedDraft, device: CryptoKey): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData: DRAFT }, device, kept.bytes);
