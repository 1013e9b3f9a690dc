// Only for the moments without a connection: nothing personal is cached, and a new version waits until every page of the
// old one is closed, so that no half-filled form is interrupted.
const CACHE = 'vez-2';
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

// The intake page opens from the device when the network is silent. It says nothing about anybody, so what came is kept.
async function intake(request) {
  const kept = await caches.match(INTAKE, { ignoreSearch: true });
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await (await caches.open(CACHE)).put(INTAKE, answer.clone());
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
