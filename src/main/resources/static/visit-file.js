// A page that shows something of a visit in a window of its own: a file, or a paper to print. It asks every three seconds
// whether its visit goes on, and blanks and closes itself when not, or when another page says that it is over.
const EVERY = 3000;
const IDLE = 15 * 60 * 1000;
const visit = document.querySelector('meta[name=visit]').content;
const channel = new BroadcastChannel('vez-visit');
let used = Date.now();
let shown;

for (const kind of ['pointerdown', 'keydown', 'focus']) {
  addEventListener(kind, () => (used = Date.now()), { passive: true, capture: true });
}

const blank = () => {
  document.body.replaceChildren();
  document.title = 'Vez';
  if (shown) URL.revokeObjectURL(shown);
  // A window the browser does not let a page close says at least that it is over.
  window.close();
  location.replace('/visit/ended');
};

const ask = async () => {
  if (Date.now() - used >= IDLE) return blank();
  try {
    const answer = await fetch('/visit/standing?visit=' + encodeURIComponent(visit), { redirect: 'manual', cache: 'no-store' });
    if (answer.status !== 204 && answer.status < 500) blank();
  } catch {
    // no network for a moment
  }
};

const show = async () => {
  const main = document.querySelector('main');
  const path = location.hash.slice(1);
  const own = /^\/(VAADIN\/dynamic\/resource|papers\/mandates)\/[^?#]*$/.test(path);
  const answer = own ? await fetch(path, { redirect: 'manual', cache: 'no-store' }).catch(() => null) : null;
  if (!answer?.ok) {
    main.querySelector('p').textContent = main.dataset.missing;
    return;
  }
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  shown = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type }));
  const file = document.createElement(type.startsWith('image/') ? 'img' : 'iframe');
  file.src = shown;
  file[file.tagName === 'IMG' ? 'alt' : 'title'] = main.dataset.title;
  main.querySelector('p').replaceWith(file);
};

channel.onmessage = (event) => {
  if (event.data.over === visit) blank();
  else if (event.data.now !== undefined) ask();
  else if (event.data.used) used = Date.now();
};
addEventListener('pageshow', (event) => event.persisted && ask());
document.addEventListener('visibilitychange', () => document.hidden || ask());
setInterval(ask, EVERY);
if (document.querySelector('main[data-missing]')) show();
