/** A ring that empties, and the time left in figures; says the last minute aloud once. */
class Countdown extends HTMLElement {
  private timer = 0;

  connectedCallback() {
    const whole = Number(this.getAttribute('whole'));
    const end = performance.now() + Number(this.getAttribute('left')) * 1000;
    const label = this.getAttribute('label') ?? '';
    const length = 2 * Math.PI * 20;
    this.innerHTML = `<svg viewBox="0 0 48 48" aria-hidden="true"><circle class="track" cx="24" cy="24" r="20"/>
      <circle class="left" cx="24" cy="24" r="20" stroke-dasharray="${length}"/></svg>
      <span role="timer"><b></b><i></i></span><span class="sr-only" aria-live="polite"></span>`;
    const ring = this.querySelector<SVGCircleElement>('.left')!;
    const figures = this.querySelector('b')!;
    this.querySelector('i')!.textContent = label;
    const voice = this.querySelector('.sr-only')!;
    let spoken = false;
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      figures.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
      ring.style.strokeDashoffset = String(length * (1 - left / whole));
      this.toggleAttribute('short', left <= 60);
      if (left <= 60 && !spoken) {
        spoken = true;
        voice.textContent = `${label} 1:00`;
      }
      if (left === 0) {
        window.clearInterval(this.timer);
        this.dispatchEvent(new CustomEvent('over'));
      }
    };
    tick();
    this.timer = window.setInterval(tick, 1000);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }
}

if (!customElements.get('vez-countdown')) customElements.define('vez-countdown', Countdown);
