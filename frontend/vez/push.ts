/**
 * What only the browser can do when somebody wants to be told on this device: ask for leave, subscribe at the push service
 * of the browser's maker, and say how it stands. Leave is asked in the tap itself, as some browsers want it.
 */
type State = 'off' | 'on' | 'unsupported' | 'denied' | 'unreachable';

type House = {
  found(state: State, endpoint: string): void;
  turnedOn(endpoint: string, p256dh: string, auth: string): void;
  turnedOff(endpoint: string): void;
};

const PATIENCE = 15_000;

class Unreachable extends Error {}

function soon<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([promise, new Promise<T>((_, refuse) => setTimeout(() => refuse(new Unreachable()), PATIENCE))]);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer | null): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)));
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

class PushSwitch extends HTMLElement {
  declare $server: House;
  private house = '';
  private subscription: PushSubscription | null = null;

  /** Called by the house, with its key, when the switch stands on the page. */
  async begin(key: string) {
    this.house = key;
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
      this.$server.found('unsupported', '');
      return;
    }
    try {
      this.subscription = await (await soon(navigator.serviceWorker.ready)).pushManager.getSubscription();
      this.$server.found(Notification.permission === 'denied' ? 'denied' : 'off', this.subscription?.endpoint ?? '');
    } catch {
      this.$server.found('unsupported', '');
    }
  }

  async turnOn() {
    try {
      if ((await Notification.requestPermission()) !== 'granted') {
        this.$server.found('denied', '');
        return;
      }
      const manager = (await soon(navigator.serviceWorker.ready)).pushManager;
      const known = await manager.getSubscription();
      if (known && text(known.options.applicationServerKey) !== this.house) await known.unsubscribe();
      const made = await soon(manager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(this.house) }));
      this.subscription = made;
      this.$server.turnedOn(made.endpoint, text(made.getKey('p256dh')), text(made.getKey('auth')));
    } catch (problem) {
      const denied = problem instanceof DOMException && problem.name === 'NotAllowedError';
      this.$server.found(denied ? 'denied' : 'unreachable', '');
    }
  }

  async turnOff() {
    const endpoint = this.subscription?.endpoint ?? '';
    try {
      await this.subscription?.unsubscribe();
    } catch {
      // The house forgets the device all the same.
    }
    this.subscription = null;
    this.$server.turnedOff(endpoint);
  }

  connectedCallback() {
    this.addEventListener('click', (tap) => {
      const button = (tap.target as HTMLElement).closest('[data-push]');
      if (button?.getAttribute('data-push') === 'on') this.turnOn();
      else if (button) this.turnOff();
    });
  }
}

if (!customElements.get('vez-push')) customElements.define('vez-push', PushSwitch);
