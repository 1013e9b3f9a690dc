/** Reads a QR code from the camera. The reader comes from this server and only when it is used. */
class Scanner extends HTMLElement {
  private stream?: MediaStream;
  private timer = 0;

  connectedCallback() {
    this.innerHTML = `<video playsinline muted hidden></video><p role="status"></p><button type="button"></button>`;
    const button = this.querySelector('button')!;
    button.textContent = this.getAttribute('start');
    button.addEventListener('click', () => (this.stream ? this.stop() : this.start()));
  }

  disconnectedCallback() {
    this.stop();
  }

  private async start() {
    const video = this.querySelector('video')!;
    const status = this.querySelector('p')!;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      status.textContent = this.getAttribute('denied');
      return;
    }
    const [{ readBarcodes, prepareZXingModule }, wasm] = await Promise.all([
      import('zxing-wasm/reader'),
      import('zxing-wasm/reader/zxing_reader.wasm?url'),
    ]);
    prepareZXingModule({ overrides: { locateFile: () => wasm.default } });
    video.srcObject = this.stream;
    video.hidden = false;
    await video.play();
    this.querySelector('button')!.textContent = this.getAttribute('stop');
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const look = async () => {
      if (!this.stream) return;
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      if (canvas.width) {
        context.drawImage(video, 0, 0);
        const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), {
          formats: ['QRCode'],
          maxNumberOfSymbols: 1,
        });
        if (found.length && found[0].text) {
          this.stop();
          this.dispatchEvent(new CustomEvent('scanned', { detail: found[0].text }));
          return;
        }
      }
      this.timer = window.setTimeout(look, 200);
    };
    look();
  }

  private stop() {
    window.clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    const video = this.querySelector('video');
    if (video) video.hidden = true;
    const button = this.querySelector('button');
    if (button) button.textContent = this.getAttribute('start');
  }
}

if (!customElements.get('vez-scanner')) customElements.define('vez-scanner', Scanner);
