// The screen of an intake without a network. Longer than 300 lines: one page with its form, pictures, list and sending.
import * as check from './intake-check.js';
import * as store from './intake-store.js';

const $ = (id) => document.getElementById(id);
const meta = (name) => document.querySelector(`meta[name="vez-${name}"]`).content;
const WORDS = JSON.parse(meta('words'));
const [LARGEST, MOST] = meta('limits').split(' ').map(Number);
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LONGEST_SIDE = 2000;
const CLOCK = 300_000;
const LISBON = 'Europe/Lisbon';
const form = $('form');

let language = (document.cookie.match(/(?:^|; )lang=(\w\w)/)?.[1] ?? document.documentElement.lang.slice(0, 2)) === 'en' ? 'en' : 'pt-PT';
let pictures = [];
let correcting = null;
let phase = 'none';
let off = 0;
let signedOut = false;
let sending = false;
let listed = '';
let shift = null;
/** When the rota lets a shift prepared now end; null for who is not on duty, undefined until the house was asked. */
let planned;
let asked = false;
/** Whether the last request reached the house; undefined until one was tried. What a browser says of its network is a hint. */
let reached = navigator.onLine ? undefined : false;
const refused = new Map();
/** Who the house says is signed in here; undefined until it said so. */
let owner;
let preparing = false;
/** Whether this page is the one of its device that keeps what is half typed. */
let keeper = false;
let restored = false;

const t = (name, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), WORDS[language][name]);

const moment = (time) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'pt-PT', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: LISBON }).format(time);
const shown = (ticket) => `${ticket.slice(0, 3)}-${ticket.slice(3)}`;

function element(tag, text, style = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

function button(text, act, style = 'quiet', label = text) {
  const made = element('button', text, style);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

function options(select, choices) {
  const chosen = select.value;
  select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)));
  select.value = choices.some(([value]) => value === chosen) ? chosen : '';
}

/** A request that also says whether the house can be reached. */
async function request(path, init = {}) {
  try {
    const answer = await fetch(path, { redirect: 'manual', cache: 'no-store', ...init });
    reached = true;
    return answer;
  } catch (unreached) {
    reached = false;
    throw unreached;
  }
}

async function speak() {
  document.documentElement.lang = language;
  document.title = `${t('title')} · Vez`;
  document.querySelectorAll('[data-t]').forEach((part) => (part.textContent = t(part.dataset.t)));
  $('speak').lang = language === 'en' ? 'pt-PT' : 'en';
  const countries = JSON.parse(meta('countries'))[language];
  options($('nationality'), [['', t('choose')], ...countries]);
  const known = (await store.grant())?.procedures ?? JSON.parse(meta('procedures'));
  options($('procedure'), [['', t('choose')], ...known.map((each) => [each.code, language === 'en' ? each.en : each.pt])]);
  $('photographs-hint').textContent = t('photographs.hint', MOST);
  await show();
  drawPictures();
}

/** Everything that depends on the shift, the network and what waits. */
async function show(again = true) {
  phase = await store.phase();
  off = Date.now() - (await store.now());
  const known = await store.grant();
  shift = known?.id;
  const waiting = await store.waiting();
  const kept = await caches.match('/intake', { ignoreSearch: true });
  const lines = [
    phase === 'open' ? t('open', moment(known.ends)) : phase === 'leapt' ? t('leapt', moment(known.ends)) : phase === 'over' ? t('over', moment(known.sendUntil)) : phase === 'closed' ? t('closed') : '',
    reached === undefined ? '' : t(reached ? 'online' : 'offline'),
    kept ? t('installed') : t('notInstalled'),
  ];
  const line = lines.filter(Boolean).join(' ');
  // A screen reader hears it once, not every time this page looks around.
  if ($('status').textContent !== line) $('status').textContent = line;
  // Of a clock that leapt nobody here knows what it should say.
  $('clock').hidden = phase === 'leapt' || Math.abs(off) < CLOCK;
  $('clock').textContent = t('clock', moment(Date.now()), moment(Date.now() - off));
  $('prepare').hidden = phase === 'open';
  $('prepare-offline').hidden = reached !== false;
  $('prepare-go').disabled = preparing || reached === false;
  $('prepare-go').textContent = t(preparing ? 'preparing' : 'prepare.go');
  $('prepare-progress').hidden = !preparing;
  $('planned').hidden = planned === undefined;
  const until = planned === undefined ? '' : planned === null ? t('notOnDuty') : t('planned', moment(planned));
  if ($('planned').textContent !== until) $('planned').textContent = until;
  if (phase === 'open') asked = false;
  else if (!asked && reached !== false) rota();
  $('end').hidden = phase !== 'open';
  form.hidden = phase !== 'open' || !$('given').hidden;
  // What is half typed stays sealed until the clock is put right, and is gone with the key.
  if (phase !== 'open' && isTyped()) {
    if (phase === 'leapt') await keepTyped();
    empty();
    restored = false;
  } else if (phase === 'open') {
    await restore();
  }
  list(waiting, again);
  const gone = await store.sent();
  $('gone').hidden = gone.length === 0;
  $('sent').replaceChildren(...gone.map((each) => {
    const row = element('li', '');
    row.append(element('b', shown(each.ticket)), element('p', t(each.state === 'CONFLICT' ? 'sent.conflict' : 'sent.received', moment(each.received))));
    if (each.late) row.append(element('p', t('sent.late')));
    return row;
  }));
}

/** Asks once before a shift is prepared, to say how long it will be. */
async function rota() {
  asked = true;
  try {
    const answer = await request('/intake/session');
    planned = answer.ok ? ((await answer.json()).ends ?? null) : undefined;
  } catch {
    asked = reached !== false;
  }
  await show(false);
}

function list(waiting, again) {
  const now = JSON.stringify([waiting.map((record) => record.id), [...refused], phase, sending, language, owner]);
  if (!again && now === listed) return;
  listed = now;
  $('kept').hidden = phase === 'none' && waiting.length === 0;
  $('count').textContent = waiting.length === 0 ? t('waiting.none') : waiting.length === 1 ? t('waiting.one') : t('waiting.more', waiting.length);
  $('send').hidden = waiting.length === 0;
  $('send').textContent = t(sending ? 'sending' : 'send');
  $('waiting').replaceChildren(...waiting.map((record) => {
    const number = shown(record.ticket);
    const row = element('li', '');
    row.dataset.record = record.id;
    row.append(element('b', number), element('p', t('made', moment(record.made))));
    if (refused.has(record.id)) row.append(element('p', refused.get(record.id), 'bad'));
    // What an earlier shift left can only be sent: its key is gone.
    if (phase === 'open' && record.shift === shift) row.append(button(t('open.record'), () => reopen(record), 'quiet', `${t('open.record')} ${number}`));
    if (mayDelete(record)) row.append(button(t('delete'), () => ask(row, record), 'quiet danger', `${t('delete')} ${number}`));
    return row;
  }));
}

/** Who recorded it, while the shift lasts or signed in again; anybody when it cannot be sent any more. */
const mayDelete = (record) =>
  phase === 'closed' || (phase === 'open' && record.shift === shift) || (owner !== undefined && record.owner === owner);

function ask(row, record) {
  const keep = button(t('delete.keep'), () => show());
  const really = button(t('delete'), async () => {
    await store.remove(record.id);
    tell(t('deleted', shown(record.ticket)), 'note');
    await show();
  }, 'quiet danger');
  row.querySelectorAll('button').forEach((each) => each.remove());
  row.append(element('p', t('delete.really')), really, keep);
  keep.focus();
}

function tell(text, style = 'wrong', link = null) {
  const said = element('p', text, style);
  if (link) said.append(' ', link);
  $('problem').replaceChildren(said);
  if (style === 'wrong') $('problem').focus();
}

/** The way to sign in and back; what is kept here stays. */
function askToSignIn() {
  signedOut = true;
  owner = undefined;
  const link = element('a', t('signIn'));
  link.href = '/sign-in?to=/intake';
  tell(t('signedOut'), 'wrong', link);
}

/** @returns headers for a request that changes something, or null when nobody is signed in or there is no network */
async function hello() {
  try {
    const answer = await request('/intake/session');
    if (answer.type === 'opaqueredirect' || answer.status === 401) return askToSignIn(), null;
    if (!answer.ok) return tell((await problemOf(answer)) ?? t('failed')), null;
    const { time, header, token, owner: signedIn } = await answer.json();
    await store.timeIs(time);
    owner = signedIn;
    // What one mediator wrote is not read by the next one on this device.
    const known = await store.grant();
    if (known?.owner && known.owner !== owner) await store.forget();
    if (signedOut) $('problem').replaceChildren();
    signedOut = false;
    return { [header]: token };
  } catch {
    return null;
  }
}

const problemOf = (answer) => answer.json().then((body) => body.problem, () => null);

async function prepare() {
  if (preparing) return;
  preparing = true;
  $('problem').replaceChildren();
  try {
    await show();
    const headers = await hello();
    if (!headers) return $('problem').firstChild || tell(t('prepare.needsNetwork'));
    const answer = await request('/intake/grants', { method: 'POST', headers });
    if (!answer.ok) return tell((await problemOf(answer)) ?? t('failed'));
    await store.begin(await answer.json());
    restored = true;
    $('problem').replaceChildren();
  } catch {
    return tell(t('failed'));
  } finally {
    preparing = false;
    await speak();
  }
  form.elements.procedure.focus();
}

async function send() {
  if (sending || (await store.waiting()).length === 0) return;
  sending = true;
  try {
    // One tab of this device at a time; the house would notice anyway.
    await navigator.locks.request('vez-intake', deliver);
  } finally {
    sending = false;
    await show(false);
  }
}

/** Tries again what did not reach the house: sends what waits, or only looks whether it answers. */
async function look() {
  if (!signedOut && !sending && !preparing) {
    if ((await store.waiting()).length > 0) await send();
    else if (reached === false) await (phase === 'open' ? hello() : rota());
  }
  await show(false);
}

async function deliver() {
  const headers = await hello();
  if (!headers) return;
  for (const record of await store.waiting()) {
    try {
      const answer = await request('/intake/records', {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/octet-stream', 'Idempotency-Key': record.id, 'X-Device-Time': String(Date.now()) },
        body: record.sealed,
      });
      if (answer.ok) {
        await store.arrived(record.id, await answer.json());
        refused.delete(record.id);
      } else if (answer.type === 'opaqueredirect') {
        return askToSignIn();
      } else {
        refused.set(record.id, (await problemOf(answer)) ?? t('failed'));
      }
    } catch {
      return;
    }
    await show();
  }
}

/** A photograph the right way up, no longer than it needs to be, as JPEG. */
async function smaller(file) {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
}

async function addPictures(files) {
  $('problem').replaceChildren();
  for (const file of files) {
    if (pictures.length >= MOST) {
      tell(t('photograph.most', MOST));
      break;
    }
    try {
      pictures.push(await smaller(file));
    } catch {
      tell(t('photograph.bad'));
    }
  }
  drawPictures();
  await keepTyped();
  if (keeper) store.keepPictures(pictures).catch(() => {});
}

function drawPictures() {
  $('pictures').replaceChildren(...pictures.map((picture, i) => {
    const row = element('li', '');
    const canvas = element('canvas', '');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', t('photograph.n', i + 1));
    createImageBitmap(picture).then((image) => {
      canvas.width = 240;
      canvas.height = Math.round((240 * image.height) / image.width);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    });
    const remove = () => {
      pictures.splice(i, 1);
      drawPictures();
      if (keeper) store.keepPictures(pictures).catch(() => {});
    };
    row.append(canvas, button(t('photograph.remove'), remove, 'quiet', `${t('photograph.remove')} ${i + 1}`));
    return row;
  }));
}

/** Five letters and digits; the last is the check character of the house's numbers (ISO/IEC 7064, 32 symbols). */
function ticket() {
  const body = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte % 32);
  let product = 32;
  for (const value of body) {
    const sum = (product + value) % 32;
    product = ((sum || 32) * 2) % 33;
  }
  return [...body, (33 - product) % 32].map((value) => ALPHABET[value]).join('');
}

/** Says at each field what is wrong, and above the form all of it. */
function mark(wrong) {
  form.querySelectorAll('[aria-invalid]').forEach((field) => {
    field.removeAttribute('aria-invalid');
    const hint = document.getElementById(`${field.id}-hint`);
    if (hint) field.setAttribute('aria-describedby', hint.id);
    else field.removeAttribute('aria-describedby');
  });
  form.querySelectorAll('.bad').forEach((each) => each.remove());
  for (const [name, key] of wrong) {
    const field = form.elements[name];
    const said = element('p', t(key), 'bad');
    said.id = `${field.id}-wrong`;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', [field.getAttribute('aria-describedby'), said.id].filter(Boolean).join(' '));
    (field.closest('fieldset') ?? field).after(said);
  }
  if (wrong.length === 0) return;
  const all = element('ul', '');
  all.append(...wrong.map(([name, key]) => {
    const row = element('li', '');
    const link = element('a', t(key));
    link.href = `#${form.elements[name].id}`;
    row.append(link);
    return row;
  }));
  const said = element('div', '', 'wrong');
  said.append(element('p', t('correct')), all);
  $('problem').replaceChildren(said);
  $('problem').focus();
}

const value = (name) => form.elements[name].value.trim();

function typedBirth() {
  return check.birth(['day', 'month', 'year'].map((part) => form.elements[part].value), form.elements.open.checked, Date.now() - off);
}

async function save(event) {
  event.preventDefault();
  const born = typedBirth();
  const wrong = [
    ['procedure', value('procedure') ? null : 'procedure.missing'],
    ['name', check.name(value('name'))],
    ['day', born.wrong],
    ['phone', check.phone(value('phone'))],
    ['email', check.email(value('email'))],
  ].filter(([, key]) => key);
  mark(wrong);
  if (wrong.length > 0) return;
  if (pictures.reduce((sum, each) => sum + each.size, 0) > LARGEST - 20_000) return tell(t('large'));
  if ((await store.phase()) !== 'open') return show();
  const fields = { birth: born.value };
  for (const name of ['procedure', 'name', 'nationality', 'document', 'phone', 'email', 'language', 'note']) fields[name] = value(name);
  let record;
  try {
    record = await store.keep(correcting?.ticket ?? ticket(), fields, pictures);
    // What was corrected takes the place of what was written before.
    if (correcting) await store.remove(correcting.id);
  } catch {
    return tell(t('full'));
  }
  clear();
  $('problem').replaceChildren();
  $('given-number').textContent = shown(record.ticket);
  $('given-text').textContent = t('ticket.text', shown(record.ticket), moment(record.made), (await store.grant()).association);
  $('given').hidden = false;
  await show();
  $('given-title').focus();
  send();
}

const isTyped = () =>
  Boolean(correcting || pictures.length || ['name', 'day', 'month', 'year', 'document', 'phone', 'email', 'note'].some(value));

let later = 0;

/** Keeps what is half typed a moment after the last key, in the one page of this device that does. */
function keepSoon() {
  clearTimeout(later);
  later = setTimeout(keepTyped, 300);
}

async function keepTyped() {
  clearTimeout(later);
  if (!keeper) return;
  if (!isTyped()) return restored && store.dropDraft().catch(() => {});
  const fields = Object.fromEntries([...form.elements].filter((each) => each.name).map((each) => [each.name, each.type === 'checkbox' ? each.checked : each.value]));
  // A full device says so when the form is saved.
  await store.keepDraft({ fields, correcting: correcting && { id: correcting.id, ticket: correcting.ticket } }).catch(() => {});
}

/** What was half typed when this page was closed, or the clock leapt. */
async function restore() {
  if (restored || !keeper || isTyped()) return;
  restored = true;
  const kept = await store.draft();
  if (!kept) return;
  fill(kept.fields.fields);
  correcting = kept.fields.correcting;
  pictures = kept.photographs;
  drawPictures();
  tell(correcting ? t('opened', shown(correcting.ticket)) : t('restored'), 'note');
}

function fill(fields) {
  Object.entries(fields).forEach(([name, text]) => {
    const field = form.elements[name];
    if (field?.type === 'checkbox') field.checked = text;
    else if (field && field.type !== 'file') field.value = text;
  });
}

async function reopen(record) {
  const { fields, photographs } = await store.read(record);
  clear();
  correcting = record;
  pictures = photographs;
  const [year, month = '', day = ''] = fields.birth.split('-');
  fill({ ...fields, year, month, day, open: !day });
  $('given').hidden = true;
  form.hidden = false;
  drawPictures();
  store.keepPictures(pictures).catch(() => {});
  keepSoon();
  tell(t('opened', shown(record.ticket)), 'note');
  form.elements.name.focus();
}

/** A clean slate between two people. */
function clear() {
  empty();
  if (keeper) store.dropDraft().catch(() => {});
}

function empty() {
  clearTimeout(later);
  correcting = null;
  pictures = [];
  form.reset();
  mark([]);
  $('photographs').value = '';
  drawPictures();
}

$('speak').addEventListener('click', () => {
  mark([]);
  language = language === 'en' ? 'pt-PT' : 'en';
  document.cookie = `lang=${language === 'en' ? 'en-GB' : 'pt-PT'}; path=/; max-age=31536000; samesite=lax`;
  speak();
});
$('prepare-go').addEventListener('click', prepare);
$('photographs').addEventListener('change', async (event) => {
  const files = [...event.target.files];
  await addPictures(files);
  event.target.value = '';
});
form.addEventListener('submit', save);
form.addEventListener('input', keepSoon);
form.addEventListener('change', keepTyped);
document.addEventListener('visibilitychange', () => document.hidden && keepTyped());
addEventListener('pagehide', keepTyped);
$('send').addEventListener('click', async () => {
  await send();
  if (reached === false) tell(t('unsent'));
});
$('next').addEventListener('click', async () => {
  $('given').hidden = true;
  await show();
  form.elements.procedure.focus();
});
$('end-go').addEventListener('click', async () => {
  await store.forget();
  clear();
  $('given').hidden = true;
  await show();
});
addEventListener('online', look);
addEventListener('offline', () => {
  reached = false;
  show(false);
});
setInterval(look, 10_000);

if (crypto.subtle && 'locks' in navigator && 'serviceWorker' in navigator) {
  // Of two pages of one device one keeps what is half typed; the other takes over when it is closed.
  navigator.locks.request('vez-intake-form', () => {
    keeper = true;
    show(false);
    return new Promise(() => {});
  });
  fetch('/intake-phones.json').then((answer) => answer.json()).then(check.numbering, () => {});
  await speak();
  navigator.serviceWorker.ready.then(() => show(false));
  if ((await store.phase()) !== 'none') await hello().then(show);
  await send();
} else {
  tell(t('old'));
}
