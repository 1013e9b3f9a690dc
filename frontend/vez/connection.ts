import '@vaadin/common-frontend';

/**
 * Says in the product's own words and colours that the connection is gone, for as long as it is, and leads to the appointment
 * kept on this device. What decides is whether requests reach the server, not what the browser believes of its network.
 */
type State = 'connected' | 'loading' | 'reconnecting' | 'connection-lost';
type Store = { state: State; addStateChangeListener(listener: (before: State, now: State) => void): void };

const store = (window as unknown as { Vaadin?: { connectionState?: Store } }).Vaadin?.connectionState;
const bar = document.createElement('div');
const text = document.createElement('span');
const link = document.createElement('a');
const AGAIN = 3000;
// A request that is on its way says nothing yet.
let lost = false;
let asking = 0;

bar.className = 'connection-bar';
bar.setAttribute('role', 'status');
link.href = '/offline';
link.setAttribute('router-ignore', '');
bar.append(text, link);

function show() {
  const words = document.documentElement.dataset;
  bar.classList.toggle('shown', lost);
  text.textContent = lost ? (words.connectionLost ?? '') : '';
  link.textContent = words.connectionAppointment ?? '';
  link.hidden = !lost || !localStorage.getItem('vez-appointment');
  document.documentElement.style.setProperty('--connection-bar', lost ? `${bar.offsetHeight}px` : '0px');
}

/** A phone may say that it is online a moment before a request passes, and asks no more: any answer ends the bar. */
async function ask() {
  try {
    await fetch('/sw.js', { method: 'HEAD', cache: 'no-store' });
    if (store?.state === 'connection-lost') store.state = 'connected';
  } catch {
    // Still away.
  }
}

function changed(now: State) {
  if (now === 'loading') return;
  const gone = now !== 'connected';
  if (gone === lost) return;
  lost = gone;
  clearInterval(asking);
  if (lost) asking = window.setInterval(ask, AGAIN);
  show();
}

// Last in the document: the way past the navigation stays its first link.
document.body.append(bar);
store?.addStateChangeListener((_, now) => changed(now));
if (store) changed(store.state);
window.addEventListener('resize', () => lost && show());

export {};
