if ('serviceWorker' in navigator) addEventListener('load', () => navigator.serviceWorker.register('/sw.js'));
if (document.querySelector('[data-forget]')) {
  localStorage.removeItem('vez-appointment');
  sessionStorage.clear();
  // The key that reads intakes recorded here ends with the session; they can still be sent.
  indexedDB.deleteDatabase('vez-intake-key');
  import('/intake-waiting.js').then(({ waiting }) => waiting()).then((count) => {
    const told = document.querySelector(count ? '[data-left]' : '[data-nothing]');
    told.textContent = told.textContent.replace('{0}', count);
    told.hidden = false;
  });
}
const printer = document.querySelector('[data-print]');
if (printer) printer.addEventListener('click', () => print());
// The waiting room: back at the very moment it is this person's turn; without a script the header asks a little later.
const turn = document.querySelector('[data-again]');
if (turn) setTimeout(() => location.replace(location.href), turn.dataset.again);
const fresh = document.querySelector('[data-refresh]');
if (fresh) {
  const renew = async () => {
    try {
      const main = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html').querySelector('main');
      const card = main?.querySelector('[aria-live]');
      const shown = document.querySelector('main [aria-live]');
      if (card && shown.innerHTML !== card.innerHTML) {
        shown.innerHTML = card.innerHTML;
        shown.className = card.className;
      }
      if (main && !main.dataset.refresh) return location.reload();
    } catch {
      // no network for a moment: what is shown stays
    }
    setTimeout(renew, fresh.dataset.refresh * 1000);
  };
  setTimeout(renew, fresh.dataset.refresh * 1000);
}
// A file that is too large is said before it costs anybody's data; the server says the same.
const file = document.querySelector('input[data-most]');
if (file) {
  const large = document.getElementById(file.dataset.large);
  const fits = () => {
    large.hidden = !(file.files[0]?.size > file.dataset.most);
    return large.hidden;
  };
  file.addEventListener('change', fits);
  file.form.addEventListener('submit', (e) => {
    if (!fits()) {
      e.preventDefault();
      file.focus();
    }
  });
}
const work = document.querySelector('form[data-work]');
if (work && window.crypto?.subtle) {
  const solve = async () => {
    const c = await (await fetch(work.dataset.work)).json();
    const bytes = new TextEncoder();
    for (let number = 0; number <= c.maxnumber; number++) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.encode(c.salt + number)));
      if (hash[0] !== parseInt(c.challenge.slice(0, 2), 16)) continue;
      if ([...hash].map((b) => b.toString(16).padStart(2, '0')).join('') === c.challenge) {
        const { algorithm, challenge, salt, signature } = c;
        return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
      }
    }
    return '';
  };
  const answer = solve().catch(() => '');
  work.addEventListener('submit', async (e) => {
    e.preventDefault();
    work.elements.altcha.value = await answer;
    work.submit();
  });
  // The server asked for the work only now: it is done and sent without another press.
  if (work.dataset.workAgain) work.requestSubmit();
}
