// The screen of an intake without a network. Longer than 300 lines: one page with its form, pictures, list and sending.
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
const refused = new Map();

const t = (name, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), WORDS[language][name]);

/** Decimal digits of every script as ASCII digits; they come in runs of ten. Invisible signs are dropped. */
const asciiDigits = (text) =>
  text.replace(/\p{Cf}/gu, '').replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0);
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
    return value % 10;
  });

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
    phase === 'open' ? t('open', moment(known.ends)) : phase === 'over' ? t('over', moment(known.sendUntil)) : phase === 'closed' ? t('closed') : '',
    navigator.onLine ? t('online') : t('offline'),
    kept ? t('installed') : t('notInstalled'),
  ];
  const line = lines.filter(Boolean).join(' ');
  // A screen reader hears it once, not every time this page looks around.
  if ($('status').textContent !== line) $('status').textContent = line;
  $('clock').hidden = Math.abs(off) < CLOCK;
  $('clock').textContent = t('clock', moment(Date.now()), moment(Date.now() - off));
  $('prepare').hidden = phase === 'open';
  $('planned').hidden = planned === undefined;
  const until = planned === undefined ? '' : planned === null ? t('notOnDuty') : t('planned', moment(planned));
  if ($('planned').textContent !== until) $('planned').textContent = until;
  if (phase === 'open') asked = false;
  else if (!asked && navigator.onLine) rota();
  $('end').hidden = phase !== 'open';
  form.hidden = phase !== 'open' || !$('given').hidden;
  if (phase !== 'open' && (correcting || pictures.length || form.elements.name.value)) clear();
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
    const answer = await fetch('/intake/session', { redirect: 'manual', cache: 'no-store' });
    planned = answer.ok ? ((await answer.json()).ends ?? null) : undefined;
    await show(false);
  } catch {
    asked = false;
  }
}

function list(waiting, again) {
  const now = JSON.stringify([waiting.map((record) => record.id), [...refused], phase, sending, language]);
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
    row.append(button(t('delete'), () => ask(row, record), 'quiet danger', `${t('delete')} ${number}`));
    return row;
  }));
}

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
  const link = element('a', t('signIn'));
  link.href = '/sign-in?to=/intake';
  tell(t('signedOut'), 'wrong', link);
}

/** @returns headers for a request that changes something, or null when nobody is signed in or there is no network */
async function hello() {
  try {
    const answer = await fetch('/intake/session', { redirect: 'manual', cache: 'no-store' });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return askToSignIn(), null;
    if (!answer.ok) return tell((await problemOf(answer)) ?? t('failed')), null;
    const { time, header, token } = await answer.json();
    await store.timeIs(time);
    if (signedOut) $('problem').replaceChildren();
    signedOut = false;
    return { [header]: token };
  } catch {
    return null;
  }
}

const problemOf = (answer) => answer.json().then((body) => body.problem, () => null);

async function prepare() {
  $('problem').replaceChildren();
  const headers = await hello();
  if (!headers) return $('problem').firstChild || tell(t('prepare.needsNetwork'));
  const answer = await fetch('/intake/grants', { method: 'POST', headers, redirect: 'manual' });
  if (!answer.ok) return tell((await problemOf(answer)) ?? t('failed'));
  await store.begin(await answer.json());
  $('problem').replaceChildren();
  await speak();
  form.elements.procedure.focus();
}

async function send() {
  if (sending || !navigator.onLine || (await store.waiting()).length === 0) return;
  sending = true;
  try {
    // One tab of this device at a time; the house would notice anyway.
    await navigator.locks.request('vez-intake', deliver);
  } finally {
    sending = false;
    await show(false);
  }
}

async function deliver() {
  const headers = await hello();
  if (!headers) return;
  for (const record of await store.waiting()) {
    try {
      const answer = await fetch('/intake/records', {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/octet-stream', 'Idempotency-Key': record.id, 'X-Device-Time': String(Date.now()) },
        body: record.sealed,
        redirect: 'manual',
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

function birth() {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => Number(asciiDigits(form.elements[part].value)));
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && date.getTime() < Date.now() - off + 86_400_000 ? date.toISOString().slice(0, 10) : null;
}

async function save(event) {
  event.preventDefault();
  form.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
  const value = (name) => form.elements[name].value.trim();
  const wrong = [
    [!value('procedure'), 'procedure', 'procedure.missing'],
    [!value('name'), 'name', 'name.missing'],
    [!birth(), 'day', 'birth.wrong'],
  ].filter(([bad]) => bad);
  wrong.forEach(([, field]) => form.elements[field].setAttribute('aria-invalid', 'true'));
  if (wrong.length > 0) return tell(`${t('correct')} ${wrong.map(([, , word]) => t(word)).join(' ')}`);
  if (pictures.reduce((sum, each) => sum + each.size, 0) > LARGEST - 20_000) return tell(t('large'));
  if ((await store.phase()) !== 'open') return show();
  const fields = { birth: birth() };
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

async function reopen(record) {
  const { fields, photographs } = await store.read(record);
  clear();
  correcting = record;
  pictures = photographs;
  Object.entries(fields).forEach(([name, value]) => form.elements[name] && form.elements[name].type !== 'file' && (form.elements[name].value = value));
  const [year, month, day] = fields.birth.split('-').map(Number);
  Object.entries({ day, month, year }).forEach(([part, value]) => (form.elements[part].value = value));
  $('given').hidden = true;
  form.hidden = false;
  drawPictures();
  tell(t('opened', shown(record.ticket)), 'note');
  form.elements.name.focus();
}

/** A clean slate between two people. */
function clear() {
  correcting = null;
  pictures = [];
  form.reset();
  $('photographs').value = '';
  drawPictures();
}

$('speak').addEventListener('click', () => {
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
$('send').addEventListener('click', async () => {
  if (!navigator.onLine) return tell(t('unsent'));
  await send();
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
addEventListener('online', () => show(false).then(send));
addEventListener('offline', () => show(false));
setInterval(() => show(false).then(() => signedOut || send()), 20_000);

if (crypto.subtle && 'locks' in navigator && 'serviceWorker' in navigator) {
  await speak();
  navigator.serviceWorker.ready.then(() => show(false));
  if ((await store.phase()) !== 'none' && navigator.onLine) await hello().then(show);
  await send();
} else {
  tell(t('old'));
}
