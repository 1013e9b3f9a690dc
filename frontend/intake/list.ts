/** The lists of what waits on this device and of what the server has. */
import { reopen } from './form';
import { $, button, element, moment, state, t, tell } from './page';
import * as store from './store';
import type { IntakeRecord } from './store';
import { shown } from './ticket';

let listed = '';
let redraw: () => Promise<void> = async () => {};

/** @param show draws the whole page again */
export function onChange(show: () => Promise<void>): void {
  redraw = show;
}

/** Who recorded it, while the shift lasts or signed in again; everybody when it cannot be sent any more. */
const mayDelete = (record: IntakeRecord): boolean =>
  state.phase === 'closed' ||
  (state.phase === 'open' && record.shift === state.shift) ||
  (state.owner !== undefined && record.owner === state.owner);

/** @param again whether to draw it although nothing changed, for example to take back a question */
export function drawWaiting(waiting: IntakeRecord[], again: boolean): void {
  const ids = waiting.map((record) => record.id);
  const now = JSON.stringify([ids, [...state.refused], state.phase, state.sending, state.language, state.owner]);
  if (!again && now === listed) return;
  listed = now;
  const count = waiting.length;
  $('kept').hidden = state.phase === 'none' && count === 0;
  $('count').textContent =
    count === 0 ? t('waiting.none') : count === 1 ? t('waiting.one') : t('waiting.more', count);
  $('send').hidden = count === 0;
  $('send').textContent = t(state.sending ? 'sending' : 'send');
  $('waiting').replaceChildren(...waiting.map(row));
}

function row(record: IntakeRecord): HTMLElement {
  const number = shown(record.ticket);
  const made = element('li', '');
  made.dataset.record = record.id;
  made.append(element('b', number), element('p', t('made', moment(record.made))));
  const refused = state.refused.get(record.id);
  if (refused !== undefined) made.append(element('p', refused, 'bad'));
  // What an earlier shift left can only be sent: its key is gone.
  if (state.phase === 'open' && record.shift === state.shift) {
    const open = async () => reopen(record, await store.read(record));
    made.append(button(t('open.record'), open, 'quiet', `${t('open.record')} ${number}`));
  }
  if (mayDelete(record)) {
    made.append(button(t('delete'), () => ask(made, record), 'quiet danger', `${t('delete')} ${number}`));
  }
  return made;
}

function ask(row: HTMLElement, record: IntakeRecord): void {
  const keep = button(t('delete.keep'), () => redraw());
  const remove = async () => {
    await store.remove(record.id);
    tell(t('deleted', shown(record.ticket)), 'note');
    await redraw();
  };
  row.querySelectorAll('button').forEach((each) => each.remove());
  row.append(element('p', t('delete.really')), button(t('delete'), remove, 'quiet danger'), keep);
  keep.focus();
}

export function drawSent(sent: store.Receipt[]): void {
  $('gone').hidden = sent.length === 0;
  $('sent').replaceChildren(
    ...sent.map((each) => {
      const row = element('li', '');
      const text = t(each.state === 'CONFLICT' ? 'sent.conflict' : 'sent.received', moment(each.received));
      row.append(element('b', shown(each.ticket)), element('p', text));
      if (each.late) row.append(element('p', t('sent.late')));
      return row;
    }),
  );
}
