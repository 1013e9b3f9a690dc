/**
 * What is typed into a form that is kept on the server waits in this tab until the server says that it has it: when the
 * session is over or the server away at that moment, the form gets it back the next time it is shown. During a visit
 * nothing waits here, because the device is not the person's.
 */
const PREFIX = 'vez-typed:';
const KEPT = 2 * 60 * 60 * 1000;
type Waiting = { text: string; at: number; sent?: boolean };

const key = (form: string, part: string) => PREFIX + form + ':' + part;

function place(event: Event): { form: string; part: HTMLElement } | null {
  const part = (event.target as Element | null)?.closest?.<HTMLElement>('[data-part]');
  const form = part?.closest<HTMLElement>('[data-draft]')?.dataset.draft;
  return part && form && !document.querySelector('.acting[data-visit]') ? { form, part } : null;
}

/** What the person sees in the field: its text, the label or number of what was chosen, or the three parts of a date as drafts write them. */
function shown(part: HTMLElement): string {
  if (part.querySelector('.date-parts')) {
    const [day, month, year] = [...part.querySelectorAll<HTMLInputElement>('.date-parts input')].map((each) => each.value);
    const unknown = part.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked;
    return `${year}-${month}-${day}${unknown ? '-?' : ''}`;
  }
  if (part.localName === 'vaadin-radio-group') {
    return String([...part.querySelectorAll<HTMLInputElement>('input[type=radio]')].findIndex((each) => each.checked));
  }
  if (part.localName === 'vaadin-select') return part.querySelector('vaadin-select-value-button')?.textContent?.trim() ?? '';
  return part.querySelector<HTMLInputElement>('input, textarea')?.value ?? '';
}

function note(event: Event) {
  const found = place(event);
  if (!found) return;
  const waiting: Waiting = { text: shown(found.part), at: Date.now(), sent: event.type === 'change' };
  try {
    sessionStorage.setItem(key(found.form, found.part.dataset.part!), JSON.stringify(waiting));
  } catch {
    // A full or closed store keeps nothing; the server still does.
  }
}

function read(name: string): Waiting | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function names(form: string): string[] {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX + form + ':'));
}

document.addEventListener('input', note);
// A list tells its new value after it closed: what it shows is right by then.
document.addEventListener('change', note);

export const typed = {
  /** The server has what was sent; what was typed since waits on. */
  has(form: string) {
    names(form).forEach((name) => read(name)?.sent && sessionStorage.removeItem(name));
  },

  /** @returns what waits for this form, by field */
  waiting(form: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of names(form)) {
      const waiting = read(name);
      if (waiting && Date.now() - waiting.at < KEPT) found[name.slice(PREFIX.length + form.length + 1)] = waiting.text;
      else sessionStorage.removeItem(name);
    }
    return found;
  },

  /** The form was sent or given up. */
  forget(form: string) {
    names(form).forEach((name) => sessionStorage.removeItem(name));
  },
};

Object.assign(window, { vezTyped: typed });
