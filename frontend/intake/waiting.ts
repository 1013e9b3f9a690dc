/** What of the street waits on this device to be sent. Where nothing was, no database is made. */
export async function waiting(): Promise<number> {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === 'vez-intake')) return 0;
  return new Promise((resolve) => {
    const request = indexedDB.open('vez-intake');
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(0);
    request.onsuccess = () => {
      const db = request.result;
      const done = (count: number) => {
        db.close();
        resolve(count);
      };
      if (!db.objectStoreNames.contains('records')) return done(0);
      const count = db.transaction('records').objectStore('records').count();
      count.onsuccess = () => done(count.result);
      count.onerror = () => done(0);
    };
  });
}
