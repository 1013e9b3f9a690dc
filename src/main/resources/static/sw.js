// Only for the moments without a connection: nothing personal is cached, and a new version waits until every page of the
// old one is closed, so that no half-filled form is interrupted.
const CACHE = 'vez-4';
const INTAKE = '/intake';
const KEPT = [
  '/offline',
  '/offline.js',
  '/door.js',
  '/styles/tokens.css',
  '/styles/door.css',
  '/icons/vez.svg',
  INTAKE,
  '/intake.js',
  '/intake-store.js',
  '/intake-check.js',
  '/intake-waiting.js',
  '/intake-phones.json',
  '/styles/intake.css',
];
// A street with half a network is a street without one.
const PATIENCE = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const request = event.request;
  if (request.mode === 'navigate' && new URL(request.url).pathname === INTAKE) {
    event.respondWith(intake(request));
  } else if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match('/offline')));
  } else if (request.method === 'GET' && KEPT.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
  }
});

// The intake page opens from the device when the network is silent. It says nothing about anybody, so what came is kept,
// unless it belongs to another version than the scripts beside it.
async function intake(request) {
  const kept = await caches.match(INTAKE, { ignoreSearch: true });
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok && answer.headers.get('X-Vez-Build') === BUILD) await (await caches.open(CACHE)).put(INTAKE, answer.clone());
    return answer;
  });
  if (!kept) return fresh.catch(() => caches.match('/offline'));
  const silence = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), silence]);
}

// The offline page follows the language the person reads now.
self.addEventListener('message', (event) => {
  if (event.data === 'refresh') caches.open(CACHE).then((cache) => cache.add(new Request('/offline', { cache: 'reload' })));
});

// A message for this device: what it says is for anybody to see, the link leads to the rest.
self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data.json();
  } catch {
    // A message without words is shown all the same: browsers take the right away from whoever stays silent.
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

// Opens the place in a window of its own, so that nothing half-filled is left; only places of this house.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const link = new URL(event.notification.data?.link || '/', self.location.origin);
  if (link.origin !== self.location.origin) return;
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((open) => {
      const there = open.find((window) => window.url === link.href);
      return there ? there.focus() : self.clients.openWindow(link.href);
    }),
  );
});
