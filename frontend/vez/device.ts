import './countdown';

/**
 * What the product does on the device itself: it installs the offline page, keeps the last known appointment for it, and
 * tells when the connection is gone. Nothing else of the person stays here.
 */
const KEY = 'vez-appointment';

/** @property closed what to say when the centre is closed, empty otherwise; then there is no code */
type Appointment = { when: string; place: string; address: string; code: string; closed: string };

declare global {
  interface Window {
    vez: { keep(appointment: Appointment | null): void };
  }
}

window.vez = {
  keep(appointment) {
    if (appointment) localStorage.setItem(KEY, JSON.stringify(appointment));
    else localStorage.removeItem(KEY);
  },
};

if ('serviceWorker' in navigator) {
  // This script often runs after the page has loaded: its event does not come a second time.
  const register = () => navigator.serviceWorker.register('/sw.js');
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register);
  navigator.serviceWorker.ready.then((ready) => ready.active?.postMessage('refresh'));
}

export {};
