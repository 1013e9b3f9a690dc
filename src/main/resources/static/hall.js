let last = document.querySelector('[data-call]')?.dataset.call;
let sound;
const beep = () => {
  if (!sound) return;
  for (const [at, tone] of [[0, 660], [0.25, 880]]) {
    const o = sound.createOscillator();
    const g = sound.createGain();
    o.frequency.value = tone;
    g.gain.setValueAtTime(0.25, sound.currentTime + at);
    g.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + at + 0.5);
    o.connect(g).connect(sound.destination);
    o.start(sound.currentTime + at);
    o.stop(sound.currentTime + at + 0.5);
  }
};
document.getElementById('sound').addEventListener('click', (e) => {
  sound = new AudioContext();
  e.target.remove();
  beep();
});
const renew = async () => {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const board = page.getElementById('board');
    if (board) {
      document.getElementById('board').innerHTML = board.innerHTML;
      const call = document.querySelector('[data-call]')?.dataset.call;
      if (call && call !== last) beep();
      last = call;
    }
  } catch {
    // The network comes back; the numbers stay until then.
  }
  setTimeout(renew, 3000);
};
setTimeout(renew, 3000);
