import SignaturePad from 'signature_pad';

/** A place to sign with a finger, a pen or a mouse. */
class Signature extends HTMLElement {
  value = '';
  private pad?: SignaturePad;

  connectedCallback() {
    if (this.pad) return;
    const label = this.getAttribute('label') ?? '';
    this.innerHTML = `<canvas role="img" tabindex="0"></canvas><button type="button"></button>`;
    const canvas = this.querySelector('canvas')!;
    canvas.setAttribute('aria-label', label);
    const clear = this.querySelector('button')!;
    clear.textContent = this.getAttribute('clear');
    const ratio = Math.max(window.devicePixelRatio, 1);
    const width = this.clientWidth || 300;
    canvas.width = width * ratio;
    canvas.height = 180 * ratio;
    canvas.getContext('2d')!.scale(ratio, ratio);
    this.pad = new SignaturePad(canvas, { backgroundColor: '#ffffff', penColor: '#15252b', minWidth: 1, maxWidth: 2.6 });
    // Where the way of the pen is wanted too, nothing leaves before it is asked for.
    this.pad.addEventListener('endStroke', () => this.hasAttribute('vector') || this.tell(this.pad!.toDataURL('image/png')));
    clear.addEventListener('click', () => {
      this.pad!.clear();
      this.tell('');
    });
  }

  /** Picture and way of the pen: every stroke a list of [x, y, milliseconds since the first point, pressure]. */
  drawn(): string {
    const strokes = this.pad!.toData();
    const begin = strokes[0]?.points[0]?.time ?? 0;
    return JSON.stringify({
      png: this.pad!.toDataURL('image/png'),
      strokes: JSON.stringify(strokes.map((stroke) => stroke.points.map((p) => [p.x, p.y, p.time - begin, p.pressure]))),
    });
  }

  private tell(value: string) {
    this.value = value;
    this.dispatchEvent(new CustomEvent('value-changed'));
  }
}

if (!customElements.get('vez-signature')) customElements.define('vez-signature', Signature);
