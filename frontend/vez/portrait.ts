/**
 * Takes a portrait with the device's camera: a frame for the head over the picture, one shot, nothing kept here. Where
 * there is no camera, or it is refused, a file is the other way. What is taken goes out once as a 'shot' event.
 */
class Portrait extends HTMLElement {
  private stream?: MediaStream;

  connectedCallback() {
    if (this.firstChild) return;
    this.innerHTML = `<div class="viewfinder" hidden><video playsinline muted></video>
      <svg viewBox="0 0 75 100" aria-hidden="true"><ellipse cx="37.5" cy="42" rx="19.5" ry="28"/>
      <path d="M37.5 6v8M37.5 66v8M6 42h8M61 42h8"/></svg></div><p role="status"></p>
      <div class="actions"><button type="button" class="start"></button><button type="button" class="shoot" hidden></button>
      <label class="file"><input type="file" accept="image/jpeg,image/png"><span></span></label></div>`;
    const [start, shoot] = this.querySelectorAll('button');
    start.textContent = this.getAttribute('start');
    shoot.textContent = this.getAttribute('shoot');
    this.querySelector('label span')!.textContent = this.getAttribute('file');
    start.addEventListener('click', () => this.start());
    shoot.addEventListener('click', () => this.shoot());
    const input = this.querySelector('input')!;
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.value = '';
      if (file && file.size > Number(this.getAttribute('limit'))) this.say('large');
      else if (file) this.send(file);
    });
  }

  disconnectedCallback() {
    this.stop();
  }

  private say(message: string) {
    this.querySelector('p')!.textContent = message && this.getAttribute(message);
  }

  private async start() {
    this.say('');
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1440 } },
      });
    } catch {
      this.say('denied');
      return;
    }
    const video = this.querySelector('video')!;
    video.srcObject = this.stream;
    this.querySelector<HTMLElement>('.viewfinder')!.hidden = false;
    await video.play();
    this.querySelector<HTMLElement>('.start')!.hidden = true;
    const shoot = this.querySelector<HTMLElement>('.shoot')!;
    shoot.hidden = false;
    shoot.focus();
  }

  /** The middle of the picture in the shape of the frame, three to four. */
  private shoot() {
    const video = this.querySelector('video')!;
    const height = Math.min(video.videoHeight, (video.videoWidth * 4) / 3);
    const width = (height * 3) / 4;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas
      .getContext('2d')!
      .drawImage(video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2, width, height, 0, 0, width, height);
    this.stop();
    canvas.toBlob((shot) => shot && this.send(shot), 'image/jpeg', 0.95);
  }

  private send(picture: Blob) {
    this.say('sending');
    const reader = new FileReader();
    reader.onload = () => {
      const text = String(reader.result);
      this.dispatchEvent(new CustomEvent('shot', { detail: text.substring(text.indexOf(',') + 1) }));
    };
    reader.readAsDataURL(picture);
  }

  private stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    const frame = this.querySelector<HTMLElement>('.viewfinder');
    if (frame) {
      frame.hidden = true;
      this.querySelector<HTMLElement>('.start')!.hidden = false;
      this.querySelector<HTMLElement>('.shoot')!.hidden = true;
    }
  }
}

if (!customElements.get('vez-portrait')) customElements.define('vez-portrait', Portrait);
