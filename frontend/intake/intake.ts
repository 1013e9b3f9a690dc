/** The page of an intake without a network: prepares a shift, records, sends when the server can be reached. */
import * as form from './form';
import * as list from './list';
import { $, moment, quiet, state, t, tell } from './page';
import { draw as drawPictures } from './photographs';
import { deliver, hello, planned as askPlanned, prepareShift } from './server';
import * as store from './store';

/** From here on the page says that the clock of the device is wrong. */
const CLOCK = 300_000;
const EVERY = 10_000;

/** When the rota lets a shift prepared now end; null off duty, undefined until the server was asked. */
let planned: number | null | undefined;
let asked = false;

async function speak(): Promise<void> {
  document.documentElement.lang = state.language;
  document.title = `${t('title')} · Vez`;
  document.querySelectorAll<HTMLElement>('[data-t]').forEach((part) => (part.textContent = t(part.dataset.t!)));
  $('speak').lang = state.language === 'en' ? 'pt-PT' : 'en';
  await form.drawLists();
  await show();
  drawPictures();
}

/** A screen reader hears a line once, not every time this page looks around. */
function line(id: string, text: string): void {
  if ($(id).textContent !== text) $(id).textContent = text;
}

function shiftLine(known: store.Grant | undefined): string {
  if (known && state.phase === 'open') return t('open', moment(known.ends));
  if (known && state.phase === 'leapt') return t('leapt', moment(known.ends));
  if (known && state.phase === 'over') return t('over', moment(known.sendUntil));
  return state.phase === 'closed' ? t('closed') : '';
}

/** Whether this page opens again without a network: it is kept, and the worker that answers with it is at work. */
async function isKept(): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return Boolean(registration?.active && (await caches.match('/intake', { ignoreSearch: true })));
}

/** Draws everything that depends on the shift, the network and what waits. */
async function show(again = true): Promise<void> {
  state.phase = await store.phase();
  state.off = Date.now() - (await store.now());
  const known = await store.grant();
  state.shift = known?.id;
  const waiting = await store.waiting();
  const kept = await isKept();
  const { phase, off, reached, preparing } = state;
  const network = reached === undefined ? '' : t(reached ? 'online' : 'offline');
  line('status', [shiftLine(known), network, t(kept ? 'installed' : 'notInstalled')].filter(Boolean).join(' '));
  // Of a clock that leapt nothing here knows what it should say.
  $('clock').hidden = phase === 'leapt' || Math.abs(off) < CLOCK;
  $('clock').textContent = t('clock', moment(Date.now()), moment(Date.now() - off));
  $('prepare').hidden = phase === 'open';
  $('prepare-offline').hidden = reached !== false;
  $<HTMLButtonElement>('prepare-go').disabled = preparing || reached === false;
  $('prepare-go').textContent = t(preparing ? 'preparing' : 'prepare.go');
  $('prepare-progress').hidden = !preparing;
  $('planned').hidden = planned === undefined;
  line('planned', planned === undefined ? '' : planned === null ? t('notOnDuty') : t('planned', moment(planned)));
  if (phase === 'open') asked = false;
  else if (!asked && reached !== false) void rota();
  $('end').hidden = phase !== 'open';
  await form.show();
  list.drawWaiting(waiting, again);
  list.drawSent(await store.sent());
}

/** Asks once before a shift is prepared, to say how long it will be. */
async function rota(): Promise<void> {
  asked = true;
  try {
    planned = await askPlanned();
  } catch {
    asked = state.reached !== false;
  }
  await show(false);
}

async function prepare(): Promise<void> {
  if (state.preparing) return;
  state.preparing = true;
  quiet();
  let begun = false;
  try {
    await show();
    begun = await prepareShift();
    if (begun) {
      form.fresh();
      quiet();
    }
  } catch {
    tell(t('failed'));
  } finally {
    state.preparing = false;
    await speak();
  }
  if (begun) form.focus('procedure');
}

async function save(): Promise<void> {
  if ((await store.phase()) !== 'open') return show();
  const record = await form.save();
  if (!record) return;
  await form.give(record);
  await show();
  $('given-title').focus();
  void send();
}

async function send(): Promise<void> {
  if (state.sending || (await store.waiting()).length === 0) return;
  state.sending = true;
  try {
    // One tab of this device at a time; the server would notice anyway.
    await navigator.locks.request('vez-intake', () => deliver(show));
  } finally {
    state.sending = false;
    await show(false);
  }
}

/** Tries again what did not reach the server: sends what waits, or only looks whether it answers. */
async function look(): Promise<void> {
  if (!state.signedOut && !state.sending && !state.preparing) {
    if ((await store.waiting()).length > 0) await send();
    else if (state.reached === false) await (state.phase === 'open' ? hello() : rota());
  }
  await show(false);
}

function changeLanguage(): void {
  form.mark([]);
  state.language = state.language === 'en' ? 'pt-PT' : 'en';
  const tag = state.language === 'en' ? 'en-GB' : 'pt-PT';
  document.cookie = `lang=${tag}; path=/; max-age=31536000; samesite=lax`;
  void speak();
}

function listen(): void {
  list.onChange(show);
  form.listen(save);
  $('speak').addEventListener('click', changeLanguage);
  $('prepare-go').addEventListener('click', prepare);
  $('send').addEventListener('click', async () => {
    await send();
    if (state.reached === false) tell(t('unsent'));
  });
  $('next').addEventListener('click', async () => {
    $('given').hidden = true;
    await show();
    form.focus('procedure');
  });
  $('end-go').addEventListener('click', async () => {
    await store.forget();
    form.clear();
    $('given').hidden = true;
    await show();
  });
  addEventListener('online', look);
  addEventListener('offline', () => {
    state.losses++;
    state.reached = false;
    void show(false);
  });
  setInterval(look, EVERY);
}

listen();
if (crypto.subtle && 'locks' in navigator && 'serviceWorker' in navigator) {
  // Of two pages of one device one keeps what is half typed; the other takes over when it is closed.
  void navigator.locks.request('vez-intake-form', () => {
    form.becomeKeeper();
    void show(false);
    return new Promise(() => {});
  });
  await speak();
  void navigator.serviceWorker.ready.then(() => show(false));
  if (state.phase !== 'none') {
    await hello();
    await show();
  }
  await send();
} else {
  tell(t('old'));
}
