/** The page's words, its elements, and what all its parts know. */
import type { Phase } from './store';

type Language = 'pt-PT' | 'en';

const LISBON = 'Europe/Lisbon';

export const $ = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

export const meta = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="vez-${name}"]`)!.content;

const WORDS: Record<Language, Record<string, string>> = JSON.parse(meta('words'));

const chosen = document.cookie.match(/(?:^|; )lang=(\w\w)/)?.[1] ?? document.documentElement.lang.slice(0, 2);

export const state = {
  language: (chosen === 'en' ? 'en' : 'pt-PT') as Language,
  phase: 'none' as Phase,
  /** By how many milliseconds the clock of this device is ahead. */
  off: 0,
  shift: undefined as string | undefined,
  sending: false,
  preparing: false,
  signedOut: false,
  /** Whether the last request reached the server; undefined until one was tried. What a browser says of its network is a hint. */
  reached: (navigator.onLine ? undefined : false) as boolean | undefined,
  /** How often the browser told that the network went: an answer asked for before that says nothing of what is now. */
  losses: 0,
  /** Who the server says is signed in here; undefined until it said so. */
  owner: undefined as string | undefined,
  /** Why the server refused a record, by its id. */
  refused: new Map<string, string>(),
};

export const t = (name: string, ...values: (string | number)[]): string =>
  values.reduce<string>((text, value, i) => text.replaceAll(`{${i}}`, String(value)), WORDS[state.language][name]!);

export const moment = (time: number): string =>
  new Intl.DateTimeFormat(state.language === 'en' ? 'en-GB' : 'pt-PT', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: LISBON,
  }).format(time);

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string, style = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

export function button(text: string, act: () => unknown, style = 'quiet', label = text): HTMLButtonElement {
  const made = element('button', text, style);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

/** Says something above the form; what is wrong takes the focus. */
export function tell(text: string, style = 'wrong', link: Node | null = null): void {
  const said = element('p', text, style);
  if (link) said.append(' ', link);
  $('problem').replaceChildren(said);
  if (style === 'wrong') $('problem').focus();
}

export const quiet = (): void => $('problem').replaceChildren();
