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
    this.pad.addEventListener('endStroke', () => this.tell(this.pad!.toDataURL('image/png')));
    clear.addEventListener('click', () => {
      this.pad!.clear();
      this.tell('');
    });
  }

  private tell(value: string) {
    this.value = value;
    this.dispatchEvent(new CustomEvent('value-changed'));
  }
}

if (!customElements.get('vez-signature')) customElements.define('vez-signature', Signature);
