/**
 * While a mediator acts for somebody, asks every three seconds whether they still may. When not, the screen says why and
 * nothing on it can be used any more; only ending the visit remains.
 */
const EVERY = 3000;
const IDLE = 15 * 60 * 1000;
let lastUsed = Date.now();

for (const kind of ['pointerdown', 'keydown']) {
  window.addEventListener(kind, () => (lastUsed = Date.now()), { passive: true, capture: true });
}

function stop(reason: string) {
  if (document.querySelector('.visit-over')) return;
  const banner = document.querySelector('.acting');
  const notice = document.createElement('div');
  notice.className = 'visit-over';
  notice.setAttribute('role', 'alert');
  notice.textContent = reason;
  banner?.insertAdjacentElement('afterend', notice);
  document.getElementById('main')?.setAttribute('inert', '');
  document.querySelector('.bottombar')?.setAttribute('inert', '');
}

async function ask() {
  // Somebody who left the device does not keep the session alive.
  if (document.querySelector('.acting') && !document.hidden && Date.now() - lastUsed < IDLE) {
    try {
      const answer = await fetch('/visit/standing', { redirect: 'manual', cache: 'no-store' });
      if (answer.status === 409) stop(await answer.text());
      else if (answer.status === 204) {
        document.querySelector('.visit-over')?.remove();
        document.getElementById('main')?.removeAttribute('inert');
        document.querySelector('.bottombar')?.removeAttribute('inert');
      }
    } catch {
      // Without a connection nothing can be done anyway.
    }
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);

export {};
