// Only for the moments without a connection: nothing personal is cached, and a new version waits until every page of the
// old one is closed, so that no half-filled form is interrupted.
const CACHE = 'vez-1';
const KEPT = ['/offline', '/offline.js', '/door.js', '/styles/tokens.css', '/styles/door.css', '/icons/vez.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const request = event.request;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match('/offline')));
  } else if (request.method === 'GET' && KEPT.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
  }
});

// The offline page follows the language the person reads now.
self.addEventListener('message', (event) => {
  if (event.data === 'refresh') caches.open(CACHE).then((cache) => cache.add(new Request('/offline', { cache: 'reload' })));
});
