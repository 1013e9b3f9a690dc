/**
 * Parts of a screen that follow what others do. Every two seconds one small question for the whole page; a part whose subject
 * has another version is made anew by the server. A device that is left alone asks no more, so that its session ends.
 */
const EVERY = 2000;
const IDLE = 15 * 60 * 1000;
const GONE = 21 * 60 * 1000;
const SOUND = 'vez-sound';
let lastUsed = Date.now();
let audio: AudioContext | undefined;

type Part = HTMLElement & { $server?: { changed(): Promise<void> } };

declare global {
  interface Window {
    vezLive: { chime(): void; sound(): boolean; toggle(): boolean };
  }
}

for (const kind of ['pointerdown', 'keydown']) {
  window.addEventListener(
    kind,
    () => {
      lastUsed = Date.now();
      // A browser lets a page sound only after it was touched.
      if (!audio && document.querySelector('[data-live]')) audio = new AudioContext();
    },
    { passive: true, capture: true },
  );
}

window.vezLive = {
  chime() {
    if (!audio || !this.sound()) return;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 740;
    volume.gain.setValueAtTime(0.08, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.6);
  },
  sound() {
    return localStorage.getItem(SOUND) !== 'off';
  },
  toggle() {
    if (this.sound()) localStorage.setItem(SOUND, 'off');
    else localStorage.removeItem(SOUND);
    return this.sound();
  },
};

async function ask() {
  const parts = [...document.querySelectorAll<Part>('[data-live]')];
  const idle = Date.now() - lastUsed;
  if (parts.length === 0) return;
  if (idle >= GONE) {
    // The session is over by now, and so is what stands on the screen.
    document.body.replaceChildren();
    location.assign('/home');
    return;
  }
  if (idle >= IDLE) return;
  const hall = parts.find((part) => part.dataset.live === 'hall')?.dataset.key;
  try {
    const answer = await fetch('/live' + (hall ? '?hall=' + encodeURIComponent(hall) : ''), { redirect: 'manual', cache: 'no-store' });
    if (answer.ok) {
      const signs: Record<string, string> = await answer.json();
      for (const part of parts) {
        const now = part.dataset.key && part.dataset.key !== hall ? undefined : signs[part.dataset.live ?? ''];
        if (now !== undefined && now !== part.dataset.seen && part.$server) {
          part.dataset.seen = now;
          void part.$server.changed();
        }
      }
    } else if (answer.status < 500 && !document.querySelector('.acting')) {
      // Signed out elsewhere.
      document.body.replaceChildren();
      location.assign('/home');
    }
  } catch {
    // The network comes back; what stands stays until then.
  }
}

async function round() {
  await ask();
  setTimeout(round, EVERY);
}

setTimeout(round, EVERY);

export {};
