/**
 * While a mediator acts for somebody, asks every three seconds whether they still may. When not, the screen says why and
 * nothing of it is left to see or use; only ending the visit remains.
 */
const EVERY = 3000;
const IDLE = 15 * 60 * 1000;
let lastUsed = Date.now();

for (const kind of ['pointerdown', 'keydown']) {
  window.addEventListener(kind, () => (lastUsed = Date.now()), { passive: true, capture: true });
}

function hide(hidden: boolean) {
  for (const part of [document.getElementById('main'), document.querySelector<HTMLElement>('.bottombar')]) {
    if (part) part.hidden = hidden;
  }
}

function stop(reason: string) {
  const known = document.querySelector('.visit-over [role="heading"]');
  if (known) {
    known.textContent = reason;
    return;
  }
  // Takes the place of the page: what was on it is nobody's to see any more.
  const notice = document.createElement('div');
  notice.className = 'visit-over';
  notice.setAttribute('role', 'main');
  const text = document.createElement('p');
  text.setAttribute('role', 'heading');
  text.setAttribute('aria-level', '1');
  text.textContent = reason;
  notice.append(text);
  document.querySelector('.acting')?.insertAdjacentElement('afterend', notice);
  notice.tabIndex = -1;
  notice.focus();
  hide(true);
}

function goOn() {
  const notice = document.querySelector('.visit-over');
  if (notice) {
    notice.remove();
    hide(false);
  }
}

async function ask() {
  // Somebody who left the device does not keep the session alive.
  if (document.querySelector('.acting') && !document.hidden && Date.now() - lastUsed < IDLE) {
    try {
      const capture = document.querySelector('.capture') ? '?capture' : '';
      const answer = await fetch('/visit/standing' + capture, { redirect: 'manual', cache: 'no-store' });
      // The visit goes on, what this screen does may not: the screen comes anew and says why.
      if (answer.status === 403) location.reload();
      else if (answer.status === 409) stop(await answer.text());
      else if (answer.status === 204) goOn();
    } catch {
      // Without a connection nothing can be done anyway.
    }
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);

export {};
