/** The form of one intake: its fields and their mistakes, and what is half typed. */
import * as check from './check';
import type { Content, Fields } from './crypto';
import { $, element, meta, moment, quiet, state, t, tell } from './page';
import * as photographs from './photographs';
import * as store from './store';
import type { IntakeRecord } from './store';
import { shown, ticket } from './ticket';

const PAUSE = 300;
const TEXTS = ['name', 'day', 'month', 'year', 'document', 'phone', 'email', 'note'];
const SENT = ['procedure', 'name', 'nationality', 'document', 'phone', 'email', 'language', 'note'];

type Field = (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) & { checked?: boolean };

const form = $<HTMLFormElement>('form');
const field = (name: string): Field => form.elements.namedItem(name) as Field;
const value = (name: string): string => field(name).value.trim();

let correcting: { id: string; ticket: string } | null = null;
/** Whether this page is the one of its device that keeps what is half typed. */
let keeper = false;
let restored = false;
let plansAsked = false;
let later: ReturnType<typeof setTimeout> | undefined;

export const focus = (name: string): void => field(name).focus();

export const isTyped = (): boolean =>
  Boolean(correcting || photographs.current().length || TEXTS.some((name) => value(name)));

/** From now on this page keeps what is half typed. */
export function becomeKeeper(): void {
  keeper = true;
}

/** A shift that has just begun has nothing to restore. */
export function fresh(): void {
  restored = true;
}

/** The numbering plans are a third of all this page loads: they come when there is a form to check. */
function askPlans(): void {
  if (plansAsked) return;
  plansAsked = true;
  fetch('/intake-phones.json')
    .then((answer) => answer.json())
    .then(check.numbering)
    .catch(() => (plansAsked = false));
}

export async function drawLists(): Promise<void> {
  const countries: Record<string, string> = JSON.parse(meta('countries'));
  options('nationality', countries[state.language]!.split(';').map(pair));
  const known: store.Procedure[] = (await store.grant())?.procedures ?? JSON.parse(meta('procedures'));
  options(
    'procedure',
    known.map((each) => [each.code, state.language === 'en' ? each.en : each.pt]),
  );
}

/** Code and name, which a space parts. */
function pair(country: string): [string, string] {
  const at = country.indexOf(' ');
  return [country.slice(0, at), country.slice(at + 1)];
}

function options(name: string, choices: [string, string][]): void {
  const select = field(name) as HTMLSelectElement;
  const chosen = select.value;
  select.replaceChildren(new Option(t('choose'), ''), ...choices.map(([code, text]) => new Option(text, code)));
  select.value = choices.some(([code]) => code === chosen) ? chosen : '';
}

/** Shows or hides the form, as the shift demands. */
export async function show(): Promise<void> {
  form.hidden = state.phase !== 'open' || !$('given').hidden;
  if (state.phase === 'open') {
    askPlans();
    await restore();
  } else if (isTyped()) {
    // What is half typed stays sealed until the clock is put right, and is gone with the key.
    if (state.phase === 'leapt') await keepTyped();
    empty();
    restored = false;
  }
}

/** Says at each field what is wrong, and above the form all of it. */
export function mark(wrong: [string, string][]): void {
  form.querySelectorAll('[aria-invalid]').forEach((each) => {
    each.removeAttribute('aria-invalid');
    const hint = document.getElementById(`${each.id}-hint`);
    if (hint) each.setAttribute('aria-describedby', hint.id);
    else each.removeAttribute('aria-describedby');
  });
  form.querySelectorAll('.bad').forEach((each) => each.remove());
  for (const [name, key] of wrong) {
    const at = field(name);
    const said = element('p', t(key), 'bad');
    said.id = `${at.id}-wrong`;
    at.setAttribute('aria-invalid', 'true');
    at.setAttribute('aria-describedby', [at.getAttribute('aria-describedby'), said.id].filter(Boolean).join(' '));
    (at.closest('fieldset') ?? at).after(said);
  }
  if (wrong.length > 0) summarise(wrong);
}

function summarise(wrong: [string, string][]): void {
  const all = element('ul', '');
  all.append(
    ...wrong.map(([name, key]) => {
      const row = element('li', '');
      const link = element('a', t(key));
      link.href = `#${field(name).id}`;
      row.append(link);
      return row;
    }),
  );
  const said = element('div', '', 'wrong');
  said.append(element('p', t('correct')), all);
  $('problem').replaceChildren(said);
  $('problem').focus();
}

function mistakes(born: { wrong?: string }): [string, string][] {
  const found: [string, check.Wrong | undefined][] = [
    ['procedure', value('procedure') ? null : 'procedure.missing'],
    ['name', check.name(value('name'))],
    ['day', born.wrong],
    ['phone', check.phone(value('phone'))],
    ['email', check.email(value('email'))],
  ];
  return found.filter((each): each is [string, string] => Boolean(each[1]));
}

/** Seals what was typed. @returns what may be shown of it, or null when something is to be put right first */
export async function save(): Promise<IntakeRecord | null> {
  const parts: [string, string, string] = [field('day').value, field('month').value, field('year').value];
  const born = check.birth(parts, Boolean(field('open').checked), Date.now() - state.off);
  const wrong = mistakes(born);
  mark(wrong);
  if (wrong.length > 0) return null;
  if (photographs.isTooLarge()) {
    tell(t('large'));
    return null;
  }
  const fields: Fields = { birth: born.value! };
  for (const name of SENT) fields[name] = value(name);
  try {
    const kept = await store.keep(correcting?.ticket ?? ticket(), fields, photographs.current(), correcting?.id);
    clear();
    quiet();
    return kept;
  } catch {
    tell(t('full'));
    return null;
  }
}

/** Shows the number the person takes along. */
export async function give(record: IntakeRecord): Promise<void> {
  const association = (await store.grant())?.association ?? '';
  $('given-number').textContent = shown(record.ticket);
  $('given-text').textContent = t('ticket.text', shown(record.ticket), moment(record.made), association);
  $('given').hidden = false;
}

/** Keeps what is half typed a moment after the last key, in the one page of this device that does. */
function keepSoon(): void {
  clearTimeout(later);
  later = setTimeout(keepTyped, PAUSE);
}

async function keepTyped(): Promise<void> {
  clearTimeout(later);
  if (!keeper) return;
  if (!isTyped()) {
    if (restored) await store.dropDraft().catch(() => {});
    return;
  }
  const named = ([...form.elements] as Field[]).filter((each) => each.name);
  const fields = Object.fromEntries(
    named.map((each) => [each.name, each.type === 'checkbox' ? Boolean(each.checked) : each.value]),
  );
  // A full device says so when the form is saved.
  await store.keepDraft({ fields, correcting }).catch(() => {});
}

function keepPictures(): void {
  if (keeper) store.keepPictures(photographs.current()).catch(() => {});
}

/** Fills in what was half typed when this page was closed, or the clock leapt. */
async function restore(): Promise<void> {
  if (restored || !keeper || isTyped()) return;
  restored = true;
  const kept = await store.draft();
  if (!kept) return;
  fill(kept.fields);
  correcting = kept.correcting;
  photographs.show(kept.photographs);
  tell(correcting ? t('opened', shown(correcting.ticket)) : t('restored'), 'note');
}

function fill(fields: Record<string, string | boolean>): void {
  Object.entries(fields).forEach(([name, typed]) => {
    const at = field(name) as Field | null;
    if (at?.type === 'checkbox') at.checked = Boolean(typed);
    else if (at && at.type !== 'file') at.value = String(typed);
  });
}

/** Opens a record to be corrected. */
export function reopen(record: IntakeRecord, { fields, photographs: pictures }: Content): void {
  clear();
  correcting = { id: record.id, ticket: record.ticket };
  const [year = '', month = '', day = ''] = (fields.birth ?? '').split('-');
  fill({ ...fields, year, month, day, open: !day });
  $('given').hidden = true;
  form.hidden = false;
  photographs.show(pictures);
  keepPictures();
  keepSoon();
  tell(t('opened', shown(record.ticket)), 'note');
  focus('name');
}

/** A clean slate between two people. */
export function clear(): void {
  empty();
  if (keeper) store.dropDraft().catch(() => {});
}

function empty(): void {
  clearTimeout(later);
  correcting = null;
  form.reset();
  mark([]);
  $<HTMLInputElement>('photographs').value = '';
  photographs.show([]);
}

/** @param submit called when the person saves */
export function listen(submit: () => unknown): void {
  photographs.onChange(() => {
    void keepTyped();
    keepPictures();
  });
  $('photographs').addEventListener('change', async (event) => {
    const chosen = event.target as HTMLInputElement;
    await photographs.add([...(chosen.files ?? [])]);
    chosen.value = '';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener('input', keepSoon);
  form.addEventListener('change', keepTyped);
  document.addEventListener('visibilitychange', () => document.hidden && keepTyped());
  addEventListener('pagehide', keepTyped);
}
