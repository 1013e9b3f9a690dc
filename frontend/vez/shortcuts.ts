// Keyboard shortcuts of staff screens: one key each, never while something is typed, and they can be turned off
// (WCAG 2.2, 2.1.4). The list of them opens by its button or by "?".

type Words = { title: string; on: string; close: string; keys: [string, string][] };

const OFF = 'vez.shortcuts.off';
let shown: HTMLElement | undefined;
let words: Words | undefined;

const isOn = () => localStorage.getItem(OFF) === null;

/** Whether the key goes to a field, or to a dialog or list that is open. */
function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (each) =>
        each instanceof HTMLElement &&
        (each.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT', 'DIALOG', 'VAADIN-DIALOG-OVERLAY'].includes(each.tagName))
    );
}

function list() {
  if (!words || document.querySelector('dialog.shortcut-list')) {
    return;
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'shortcut-list';
  const title = document.createElement('h2');
  title.id = 'shortcut-title';
  title.textContent = words.title;
  dialog.setAttribute('aria-labelledby', title.id);
  const keys = document.createElement('dl');
  for (const [key, meaning] of words.keys) {
    const term = document.createElement('dt');
    for (const each of key.split(' ')) {
      const sign = document.createElement('kbd');
      sign.textContent = each;
      term.append(sign, ' ');
    }
    const text = document.createElement('dd');
    text.textContent = meaning;
    keys.append(term, text);
  }
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = isOn();
  box.addEventListener('change', () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')));
  label.append(box, words.on);
  const close = document.createElement('vaadin-button');
  close.textContent = words.close;
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, keys, label, close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** To the next or the row before; its first link or button takes the focus. */
function move(step: number): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>('main .table tbody tr')]
    .map((row) => row.querySelector<HTMLElement>('a[href], vaadin-button'))
    .filter((stop): stop is HTMLElement => stop !== null);
  if (stops.length === 0) {
    return false;
  }
  const row = document.activeElement?.closest('tr');
  const here = stops.findIndex((stop) => stop.closest('tr') === row);
  const next = stops[Math.min(stops.length - 1, Math.max(0, here < 0 ? 0 : here + step))];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function act(key: string): boolean {
  switch (key) {
    case '?':
      list();
      return true;
    case '/': {
      const search = document.querySelector<HTMLElement>('main .filters .search');
      search?.focus();
      return search !== null;
    }
    case 'j':
    case 'ArrowDown':
      return (key === 'j' || document.activeElement?.closest('.table tbody tr') != null) && move(1);
    case 'k':
    case 'ArrowUp':
      return (key === 'k' || document.activeElement?.closest('.table tbody tr') != null) && move(-1);
    case 'n':
    case 'p': {
      const button = document.querySelector<HTMLElement & { disabled?: boolean }>(
        `main .pager [data-page="${key === 'n' ? 'next' : 'back'}"]`
      );
      if (button && !button.disabled) {
        button.click();
      }
      return button !== null;
    }
    default:
      return false;
  }
}

document.addEventListener('keydown', (event) => {
  if (!shown?.isConnected || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (isOn() && !isTyping(event) && act(event.key)) {
    event.preventDefault();
  }
});

declare global {
  interface Window {
    vezShortcuts(button: HTMLElement, title: string, on: string, close: string, keys: string): void;
  }
}

/** @param keys one a line: the keys, a tab, what they do */
window.vezShortcuts = (button, title, on, close, keys) => {
  shown = button;
  words = { title, on, close, keys: keys.split('\n').map((line) => line.split('\t') as [string, string]) };
  button.onclick = list;
};

export {};
