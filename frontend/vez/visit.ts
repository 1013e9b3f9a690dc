/**
 * While a mediator acts for somebody, asks every three seconds whether they still may, for the visit this page shows and no
 * other. When not, nothing of the page is left: it says why, or gives way to a plain page. All pages of one browser tell each
 * other, so that a page in the background does not wait for its turn to ask.
 */
const EVERY = 3000;
const IDLE = 15 * 60 * 1000;
const USED_EVERY = 20 * 1000;
const channel = new BroadcastChannel('vez-visit');
let lastUsed = Date.now();
let lastTold = 0;
let leaving = false;

for (const kind of ['pointerdown', 'keydown']) {
  window.addEventListener(
    kind,
    () => {
      lastUsed = Date.now();
      if (visit() && lastUsed - lastTold > USED_EVERY) {
        lastTold = lastUsed;
        channel.postMessage({ used: true });
      }
    },
    { passive: true, capture: true },
  );
}

const banner = () => document.querySelector<HTMLElement>('.acting[data-visit]');
const visit = () => banner()?.dataset.visit;

/** The visit is over: the page gives way to one that says nothing about anybody. */
function leave() {
  if (leaving) return;
  leaving = true;
  channel.postMessage({ over: visit() });
  document.body.replaceChildren();
  document.title = 'Vez';
  localStorage.removeItem('vez-appointment');
  sessionStorage.clear();
  // The page that ended the visit itself is on its way already; then this one follows it.
  const away = setTimeout(() => location.replace('/visit/ended'), 700);
  window.addEventListener('beforeunload', () => clearTimeout(away));
}

/** The visit may not go on, for a reason; only ending it remains. */
function stop(reason: string) {
  const stands = document.querySelector('.visit-over h1');
  if (stands) {
    stands.textContent = reason;
    return;
  }
  const acting = banner();
  // Takes the place of the page: what was on it is not to be seen any more.
  const notice = document.createElement('div');
  notice.className = 'visit-over';
  notice.setAttribute('role', 'main');
  const text = document.createElement('h1');
  text.textContent = reason;
  notice.append(text);
  acting?.insertAdjacentElement('afterend', notice);
  document.getElementById('main')?.remove();
  document.querySelectorAll('.bottombar, .skip').forEach((part) => part.remove());
  acting?.querySelectorAll('p, a').forEach((part, index) => (index === 0 ? (part.textContent = acting.dataset.over ?? '') : part.remove()));
  document.querySelectorAll('vaadin-dialog, vaadin-notification, vaadin-combo-box, vaadin-select').forEach((part) => part.remove());
  document.title = 'Vez';
  notice.tabIndex = -1;
  notice.focus();
}

async function ask() {
  const mine = visit();
  if (mine === undefined || leaving) return;
  // A device that is left alone does not keep the session alive, nor the file on the screen.
  if (Date.now() - lastUsed >= IDLE) {
    leave();
    return;
  }
  try {
    const query = new URLSearchParams({ visit: mine });
    if (document.querySelector('.capture')) query.set('capture', '');
    const answer = await fetch('/visit/standing?' + query, { redirect: 'manual', cache: 'no-store' });
    if (visit() !== mine || leaving) return;
    if (answer.status === 204 || answer.status === 200) {
      // The reason is gone: the page comes anew.
      if (document.querySelector('.visit-over')) location.reload();
      // Who else is with the person, or nobody any more.
      const also = banner()?.querySelector('.also-here');
      const others = answer.status === 200 ? await answer.text() : '';
      if (also && visit() === mine && also.textContent !== others) also.textContent = others;
    } else if (answer.status === 409) {
      stop(await answer.text());
      channel.postMessage({ now: '' });
    } else if (answer.status === 403) {
      // The visit goes on, what this screen does may not: the screen comes anew and says why.
      document.getElementById('main')?.remove();
      location.reload();
    } else if (answer.status < 500) {
      // Over, another visit, or signed out.
      leave();
    }
  } catch {
    // Without a connection nothing can be done anyway.
  }
}

channel.onmessage = (event) => {
  const mine = visit();
  if (event.data.used) lastUsed = Date.now();
  else if (mine !== undefined && event.data.over === mine) leave();
  else if (mine !== undefined && event.data.now !== undefined) void ask();
};

async function round() {
  await ask();
  setTimeout(round, EVERY);
}

// Pages of an earlier visit ask at once when a page of another one, or of none, opens.
channel.postMessage({ now: '' });
window.addEventListener('pageshow', (event) => event.persisted && ask());
document.addEventListener('visibilitychange', () => document.hidden || ask());
setTimeout(round, EVERY);

export {};
