import { beforeEach, describe, expect, it, vi } from 'vitest';

const ORIGIN = 'https://vez.example';
const OWN = 'VEZ_BUILD';
const FILES = [
  { url: '/intake.js', integrity: 'sha256-a' },
  { url: '/styles/door.css', integrity: 'sha256-b' },
];

type Asked = { url: string; method?: string; mode?: string };

let listeners: Record<string, (event: unknown) => void>;
let stored: Map<string, Map<string, Response>>;
let network: (path: string) => Promise<Response>;
let asked: Request[];

const path = (request: Asked | string) => new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname;

function cache(name: string) {
  const files = stored.get(name) ?? new Map<string, Response>();
  stored.set(name, files);
  return {
    addAll: (requests: Request[]) =>
      Promise.all(requests.map(async (each) => files.set(path(each), await fetch(each)))),
    put: async (key: string, answer: Response) => files.set(path(key), answer),
    match: async (key: Asked | string) => files.get(path(key)),
  };
}

/** Lets the worker answer. @returns its answer, or null when it leaves the request to the browser */
async function answer(request: Asked): Promise<string | null> {
  let answered: Promise<Response> | null = null;
  const full = { method: 'GET', mode: 'cors', ...request, url: ORIGIN + request.url };
  listeners.fetch!({ request: full, respondWith: (answer: Promise<Response>) => (answered = answer) });
  if (!answered) return null;
  const given: Response = await answered;
  return given.type === 'error' ? 'error' : given.clone().text();
}

async function install(): Promise<void> {
  let done: Promise<unknown> = Promise.resolve();
  listeners.install!({ waitUntil: (promise: Promise<unknown>) => (done = promise) });
  await done;
}

const offline = () => {
  network = () => Promise.reject(new TypeError('offline'));
};

beforeEach(async () => {
  listeners = {};
  stored = new Map([['vez-old', new Map()]]);
  asked = [];
  network = async (at) => new Response(`${at} of ${OWN}`);
  vi.resetModules();
  vi.stubGlobal('self', {
    __WB_MANIFEST: FILES,
    location: { origin: ORIGIN },
    addEventListener: (name: string, listener: (event: unknown) => void) => (listeners[name] = listener),
  });
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(url: string, init?: RequestInit) {
        super(new URL(url, ORIGIN), init);
      }
    },
  );
  vi.stubGlobal('caches', {
    open: async (name: string) => cache(name),
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
  });
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    return network(path(request));
  });
  await import('../worker/sw');
});

describe('the service worker', () => {
  it('keeps every file of the build by its digest, and the pages', async () => {
    await install();
    expect([...stored.get(`vez-${OWN}`)!.keys()].sort()).toEqual(
      ['/intake', '/intake-phones.json', '/intake.js', '/offline', '/styles/door.css'].sort(),
    );
    const digests = asked.filter((each) => each.integrity).map((each) => [path(each), each.integrity]);
    expect(digests).toEqual(FILES.map(({ url, integrity }) => [url, integrity]));
    expect(asked.every((each) => each.cache === 'reload')).toBe(true);
  });

  it('is not installed with a page of another version', async () => {
    network = async (at) => new Response(at === '/intake' ? 'page of another' : OWN);
    await expect(install()).rejects.toThrow('/intake is of another version');
  });

  it('drops what older versions kept', async () => {
    await install();
    let done: Promise<unknown> = Promise.resolve();
    listeners.activate!({ waitUntil: (promise: Promise<unknown>) => (done = promise) });
    await done;
    expect([...stored.keys()]).toEqual([`vez-${OWN}`]);
  });

  it('shows the page and the scripts it keeps, with and without a network', async () => {
    await install();
    network = async (at) => new Response(`${at} of another`);
    const page = { url: '/intake?from=home', mode: 'navigate' };
    const script = { url: `/intake.js?v=${OWN}` };
    expect(await answer(page)).toBe(`/intake of ${OWN}`);
    expect(await answer(script)).toBe(`/intake.js of ${OWN}`);
    offline();
    expect(await answer(page)).toBe(`/intake of ${OWN}`);
    expect(await answer(script)).toBe(`/intake.js of ${OWN}`);
  });

  it('never answers a page of another version with its own files', async () => {
    await install();
    offline();
    expect(await answer({ url: '/intake.js?v=another' })).toBeNull();
  });

  it('asks the server first for everything else', async () => {
    await install();
    expect(await answer({ url: '/styles/lumo.css?v=1' })).toBeNull();
    expect(await answer({ url: '/intake/records', method: 'POST' })).toBeNull();
    network = async (at) => new Response(`${at} of the server`);
    expect(await answer({ url: '/home', mode: 'navigate' })).toBe('/home of the server');
    expect(await answer({ url: '/intake-phones.json' })).toBe('/intake-phones.json of the server');
    offline();
    expect(await answer({ url: '/home', mode: 'navigate' })).toBe(`/offline of ${OWN}`);
    expect(await answer({ url: '/intake-phones.json' })).toBe(`/intake-phones.json of ${OWN}`);
  });

  it('renews the offline page in another language, of this version only', async () => {
    await install();
    let done: Promise<unknown> = Promise.resolve();
    const refresh = () => listeners.message!({ data: 'refresh', waitUntil: (promise: Promise<unknown>) => (done = promise) });
    network = async () => new Response('of another');
    refresh();
    await done;
    offline();
    expect(await answer({ url: '/home', mode: 'navigate' })).toBe(`/offline of ${OWN}`);
    network = async () => new Response(`em português, ${OWN}`);
    refresh();
    await done;
    offline();
    expect(await answer({ url: '/home', mode: 'navigate' })).toBe(`em português, ${OWN}`);
  });
});
