import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, keys } from '../intake/database';
import { HOUR, START, fill, passes, reset, server, sets, tab } from './device';

const FIELDS = { name: 'Amina Diallo', birth: '1990-05-17' };
const MINUTE = 60_000;

const picture = (...bytes: number[]) => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });

beforeEach(reset);
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function prepared() {
  const house = await server();
  const page = await tab();
  await page.timeIs(START);
  await page.begin(house.grant);
  return { house, page };
}

describe('sealing', () => {
  it('is opened by the server with every field and photograph', async () => {
    const { house, page } = await prepared();
    const record = await page.keep('AB123', FIELDS, [picture(1, 2, 3), picture(4)]);
    const { fields, photographs } = await house.open(record.sealed);
    expect(fields).toMatchObject({ ...FIELDS, ticket: 'AB123', made: START });
    expect(photographs.map((each) => [...each])).toEqual([[1, 2, 3], [4]]);
  });

  it('is opened on the device while the shift lasts', async () => {
    const { page } = await prepared();
    await page.keep('AB123', FIELDS, [picture(7)]);
    const [record] = await page.waiting();
    const { fields, photographs } = await page.read(record!);
    expect(fields).toMatchObject(FIELDS);
    expect([...new Uint8Array(await photographs[0]!.arrayBuffer())]).toEqual([7]);
  });

  it('keeps nothing readable and no key that can be taken away', async () => {
    const { page } = await prepared();
    const record = await page.keep('AB123', FIELDS, []);
    expect(new TextDecoder('latin1').decode(record.sealed)).not.toContain('Amina');
    const [own] = await all<CryptoKey>(keys, 'key');
    expect(own!.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', own!)).rejects.toThrow();
  });

  it('is refused when a byte was changed or it belongs to another record', async () => {
    const { page } = await prepared();
    const record = await page.keep('AB123', FIELDS, []);
    for (const at of [4, record.sealed.length - 1]) {
      const changed = record.sealed.slice();
      changed[at]! ^= 1;
      await expect(page.read({ ...record, sealed: changed })).rejects.toThrow();
    }
  });

  it('replaces what was corrected', async () => {
    const { page } = await prepared();
    const first = await page.keep('AB123', FIELDS, []);
    const second = await page.keep('AB123', { ...FIELDS, name: 'Amina Sow' }, [], first.id);
    expect((await page.waiting()).map((each) => each.id)).toEqual([second.id]);
  });
});

describe('the clock', () => {
  it('ends the shift: nothing is read, the record is still sent', async () => {
    const { house, page } = await prepared();
    const record = await page.keep('AB123', FIELDS, []);
    passes(4 * HOUR + 2 * MINUTE);
    expect(await page.phase()).toBe('over');
    await expect(page.read(record)).rejects.toThrow();
    expect((await house.open((await page.waiting())[0]!.sealed)).fields).toMatchObject(FIELDS);
    passes(44 * HOUR);
    expect(await page.phase()).toBe('closed');
  });

  it('turned back wins no time: the key dies', async () => {
    const { page } = await prepared();
    const record = await page.keep('AB123', FIELDS, []);
    passes(HOUR);
    expect(await page.phase()).toBe('open');
    sets(-HOUR);
    expect(await page.phase()).toBe('over');
    await expect(page.read(record)).rejects.toThrow();
    expect(await page.waiting()).toHaveLength(1);
  });

  it('turned back while the page was closed wins no time either', async () => {
    const { page } = await prepared();
    passes(HOUR);
    expect(await page.phase()).toBe('open');
    sets(-2 * HOUR);
    const again = await tab();
    expect(await again.phase()).toBe('over');
  });

  it('turned back by less than a minute ends nothing', async () => {
    const { page } = await prepared();
    passes(10 * MINUTE);
    sets(-30_000);
    expect(await page.phase()).toBe('open');
  });

  it('that leaps ahead only hides, until it is put right', async () => {
    const { page } = await prepared();
    const record = await page.keep('AB123', FIELDS, []);
    sets(24 * HOUR);
    expect(await page.phase()).toBe('leapt');
    passes(5 * MINUTE);
    expect(await page.phase()).toBe('leapt');
    sets(-24 * HOUR);
    expect(await page.phase()).toBe('open');
    expect((await page.read(record)).fields).toMatchObject(FIELDS);
  });

  it('that leaps ahead and stays there ends the shift', async () => {
    const { page } = await prepared();
    sets(24 * HOUR);
    expect(await page.phase()).toBe('leapt');
    passes(11 * MINUTE);
    expect(await page.phase()).toBe('over');
    sets(-24 * HOUR);
    expect(await page.phase()).toBe('over');
  });

  it('wrong from the start counts by the time of the server', async () => {
    sets(24 * HOUR);
    const { page } = await prepared();
    expect(await page.now()).toBe(START);
    passes(HOUR);
    expect(await page.now()).toBe(START + HOUR);
    expect(await page.phase()).toBe('open');
  });
});

describe('a full device', () => {
  it('says so, keeps what it had and takes the record when there is room again', async () => {
    const { page } = await prepared();
    const first = await page.keep('AB123', FIELDS, []);
    const empty = fill();
    await expect(page.keep('CD456', FIELDS, [], first.id)).rejects.toThrow('full');
    await expect(page.keepDraft({ fields: {}, correcting: null })).rejects.toThrow('full');
    empty();
    expect((await page.waiting()).map((each) => each.ticket)).toEqual(['AB123']);
    await page.keep('CD456', FIELDS, []);
    expect(await page.waiting()).toHaveLength(2);
  });

  it('still knows the time', async () => {
    const { page } = await prepared();
    fill();
    passes(HOUR);
    expect(await page.now()).toBe(START + HOUR);
    expect(await page.phase()).toBe('open');
    sets(-HOUR);
    expect(await page.phase()).toBe('over');
  });
});

describe('two tabs of one device', () => {
  it('see the same records', async () => {
    const { page } = await prepared();
    const other = await tab();
    const record = await page.keep('AB123', FIELDS, []);
    expect((await other.read((await other.waiting())[0]!)).fields).toMatchObject(FIELDS);
    await other.arrived(record.id, { id: record.id, ticket: 'AB123', received: START, state: 'RECEIVED', late: false });
    expect(await page.waiting()).toEqual([]);
    expect((await page.sent()).map((each) => each.ticket)).toEqual(['AB123']);
  });

  it('lose the key together when one signs out', async () => {
    const { page } = await prepared();
    const other = await tab();
    expect(await other.phase()).toBe('open');
    await new Promise((resolve, reject) => {
      const gone = indexedDB.deleteDatabase('vez-intake-key');
      gone.onsuccess = resolve;
      gone.onblocked = () => reject(new Error('a tab holds on to the key'));
    });
    expect(await page.phase()).toBe('over');
    expect(await other.phase()).toBe('over');
  });
});

describe('what is half typed', () => {
  it('is there again when the page is opened again, and not in the next shift', async () => {
    const { house, page } = await prepared();
    await page.keepDraft({ fields: { name: 'Ami' }, correcting: null });
    await page.keepPictures([picture(5, 6)]);
    const again = await tab();
    const kept = await again.draft();
    expect(kept!.fields).toEqual({ name: 'Ami' });
    expect([...new Uint8Array(await kept!.photographs[0]!.arrayBuffer())]).toEqual([5, 6]);
    await again.begin({ ...house.grant, id: crypto.randomUUID() });
    expect(await again.draft()).toBeNull();
  });

  it('is gone with the key', async () => {
    const { page } = await prepared();
    await page.keepDraft({ fields: { name: 'Ami' }, correcting: null });
    await page.forget();
    expect(await page.draft()).toBeNull();
  });
});
