/**
 * What a device keeps for times without a network: the pages below and the files they name. All of them are one version, the
 * build: they are fetched together, checked, and a new version waits until every page of the old one is closed, so that
 * no page meets a script of another version and no half-filled form is interrupted. Nothing personal is kept.
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Kept[] };

/** A file of the build: its address and the digest of its content (frontend/build/offline.ts). */
interface Kept {
  url: string;
  integrity: string;
}

interface Message {
  title?: string;
  body?: string;
  language?: string;
  link?: string;
}

/** Filled in by the server: the hash of all that is kept, words and numbering plans included. */
const BUILD = 'VEZ_BUILD';
const CACHE = `vez-${BUILD}`;
const INTAKE = '/intake';
const OFFLINE = '/offline';
const PHONES = '/intake-phones.json';
const FILES = self.__WB_MANIFEST;
const KEPT = new Set([...FILES.map((file) => file.url), PHONES]);

self.addEventListener('install', (event) => event.waitUntil(install()));

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([
    ...FILES.map(({ url, integrity }) => new Request(url, { cache: 'reload', integrity })),
    new Request(PHONES, { cache: 'reload' }),
  ]);
  // The intake page last: that it is here says that everything is.
  await keepPage(OFFLINE);
  await keepPage(INTAKE);
}

/** Keeps a page of this version; while servers are being replaced, another one may answer. */
async function keepPage(path: string): Promise<void> {
  const answer = await fetch(new Request(path, { cache: 'reload' }));
  const text = await answer.clone().text();
  if (!answer.ok || !text.includes(BUILD)) throw new Error(`${path} is of another version`);
  await (await caches.open(CACHE)).put(path, answer);
}

self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, searchParams } = new URL(request.url);
  if (request.mode === 'navigate' && pathname === INTAKE) {
    event.respondWith(keptFirst(request, OFFLINE));
  } else if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await kept(OFFLINE)) ?? Response.error()));
  } else if (request.method === 'GET' && KEPT.has(pathname)) {
    const version = searchParams.get('v');
    // A page names the version of its files: this one is here, any other comes from the server or not at all.
    if (version === BUILD) event.respondWith(keptFirst(request));
    else if (version === null) event.respondWith(fetch(request).catch(async () => (await kept(request)) ?? Response.error()));
  }
});

const kept = async (request: Request | string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(request, { ignoreSearch: true });

async function keptFirst(request: Request, otherwise?: string): Promise<Response> {
  return (
    (await kept(request)) ??
    fetch(request).catch(async () => (otherwise && (await kept(otherwise))) || Response.error())
  );
}

// The offline page follows the language the person reads now.
self.addEventListener('message', (event) => {
  if (event.data === 'refresh') event.waitUntil(keepPage(OFFLINE).catch(() => {}));
});

// A message for this device: what it says may be seen by everybody, the link leads to the rest.
self.addEventListener('push', (event) => {
  let told: Message = {};
  try {
    told = event.data!.json();
  } catch {
    // A message without words is shown all the same: browsers take the right away from an application that stays silent.
  }
  const link = typeof told.link === 'string' ? told.link : '/';
  event.waitUntil(
    self.registration.showNotification(told.title || 'Vez', {
      body: told.body || '',
      lang: told.language || 'pt-PT',
      icon: '/icons/vez-192.png',
      badge: '/icons/vez-192.png',
      tag: link,
      data: { link },
    }),
  );
});

// Opens the place in a window of its own, so that nothing half-filled is left; only places of this server.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const link = new URL(event.notification.data?.link || '/', self.location.origin);
  if (link.origin === self.location.origin) event.waitUntil(show(link.href));
});

async function show(address: string): Promise<unknown> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find((window) => window.url === address);
  return there ? there.focus() : self.clients.openWindow(address);
}

export {};
