/** The databases of a device, each opened once and closed when another tab deletes it. */

type Open = () => Promise<IDBDatabase>;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function database(name: string, stores: string[]): Open {
  let opening: Promise<IDBDatabase> | null = null;
  return () =>
    (opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
      request.onerror = () => {
        opening = null;
        reject(request.error);
      };
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

/** Sealed records, receipts of what was sent, and the state of the shift. */
export const records = database('vez-intake', ['records', 'sent', 'state']);
/** The key of this device; signing out deletes this database as a whole. */
export const keys = database('vez-intake-key', ['key']);

export const get = async <T>(db: Open, store: string, key: string): Promise<T | undefined> =>
  done((await db()).transaction(store).objectStore(store).get(key));

export const all = async <T>(db: Open, store: string): Promise<T[]> =>
  done((await db()).transaction(store).objectStore(store).getAll());

/** Resolves when the disk has it; rejects when the device is full. */
export async function write(
  db: Open,
  stores: string[],
  act: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  const transaction = (await db()).transaction(stores, 'readwrite', { durability: 'strict' });
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    act((name) => transaction.objectStore(name));
  });
}

/** Puts one value of the state of the shift. */
export const remember = (name: string, value: unknown): Promise<void> =>
  write(records, ['state'], (store) => store('state').put(value, name));
