import type { Worker } from 'tesseract.js';

/**
 * Reads the machine-readable lines at the bottom of a document, live or from a photograph. Pictures never leave this
 * device and are forgotten with the screen; lines of text go to the server, which says whether their check digits prove
 * a reading. The reader comes from this server, and only when it is used.
 */
const LONGEST_LOOK = 15_000;
/** Of the part of the picture that is read: left and top as shares of the viewfinder, three by two. */
const BAND = { left: 0.03, top: 0.3, width: 0.94, height: 0.4 };
/** A sign misread at one size is often read at another. */
const BAND_PIXELS = [1200, 1000, 1400];
/** Pixels on every side that count as the ground of a sign. */
const AROUND = 25;
const BLOCK = '6';
const SPARSE = '11';

let reader: Promise<Worker> | undefined;

async function load(): Promise<Worker> {
  const [engine, worker, core, signs] = await Promise.all([
    import('tesseract.js/dist/tesseract.esm.min.js'),
    import('tesseract.js/dist/worker.min.js?url'),
    import('tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url'),
    import('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url'),
  ]);
  const made: Worker = await engine.default.createWorker('eng', 1, {
    workerPath: worker.default,
    workerBlobURL: false,
    corePath: core.default,
    // The name of the file is appended to the path; behind a question mark it changes nothing.
    langPath: `${signs.default}?`,
    cacheMethod: 'none',
    errorHandler: () => {},
  });
  await made.setParameters({ tessedit_char_whitelist: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<' });
  return made;
}

/** One reader for all uses on this screen; a load that failed is tried again the next time. */
function ready(): Promise<Worker> {
  reader ??= load().catch((problem) => {
    reader = undefined;
    throw problem;
  });
  return reader;
}

/** Ends the reader with the last picture in its memory. */
function forget() {
  reader?.then((worker) => worker.terminate()).catch(() => {});
  reader = undefined;
}

/** Whether it is worth asking the server: one line as long as a zone's, with digits. */
function isLikely(seen: string): boolean {
  return seen.split('\n').some((line) => {
    const signs = line.replace(/[^A-Z0-9<]/g, '');
    return signs.length >= 22 && signs.replace(/\D/g, '').length >= 8;
  });
}

class Zone extends HTMLElement {
  declare $server: { read(seen: string): Promise<boolean> };
  private stream?: MediaStream;
  private turn = 0;

  connectedCallback() {
    if (this.firstChild) return;
    this.innerHTML = `<div class="viewfinder" hidden><video playsinline muted></video><div class="band"></div></div>
      <p role="status"></p><div class="actions"><button type="button"></button>
      <label class="file"><input type="file" accept="image/*"><span></span></label></div>`;
    this.querySelector('label span')!.textContent = this.getAttribute('file');
    const button = this.querySelector('button')!;
    button.addEventListener('click', () => (this.stream ? this.end('') : this.look()));
    const input = this.querySelector('input')!;
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.value = '';
      if (file) this.photograph(file);
    });
    this.off();
  }

  disconnectedCallback() {
    this.off();
    forget();
  }

  private say(message: string) {
    this.querySelector('p')!.textContent = message && this.getAttribute(message);
  }

  /** Switches the camera off; what was under way finds that it is not wanted any more. */
  private off() {
    this.turn++;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.querySelector<HTMLElement>('.viewfinder')!.hidden = true;
    this.querySelector('button')!.textContent = this.getAttribute('start');
  }

  private end(message: string) {
    this.off();
    this.say(message);
  }

  private async look() {
    this.off();
    const turn = this.turn;
    this.say('loading');
    const reading = ready();
    reading.catch(() => {});
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      });
    } catch {
      if (turn === this.turn) this.end('denied');
      return;
    }
    if (turn !== this.turn) {
      stream.getTracks().forEach((track) => track.stop());
      return;
    }
    this.stream = stream;
    this.querySelector('button')!.textContent = this.getAttribute('stop');
    const video = this.querySelector('video')!;
    video.srcObject = stream;
    this.querySelector<HTMLElement>('.viewfinder')!.hidden = false;
    try {
      await video.play();
      await this.watch(video, await reading, turn);
    } catch {
      if (turn === this.turn) this.end('broken');
    }
  }

  private async watch(video: HTMLVideoElement, worker: Worker, turn: number) {
    if (turn === this.turn) this.say('looking');
    const until = performance.now() + LONGEST_LOOK;
    for (let look = 0; turn === this.turn; look++) {
      if (performance.now() > until) {
        this.end('nothing');
        return;
      }
      if (video.videoWidth && (await this.proves(worker, this.band(video, BAND_PIXELS[look % BAND_PIXELS.length]), BLOCK, turn))) {
        if (turn === this.turn) this.end('found');
        return;
      }
      await new Promise((next) => setTimeout(next, 100));
    }
  }

  /** What is inside the frame, as the person sees it. */
  private band(video: HTMLVideoElement, pixels: number): HTMLCanvasElement {
    const width = Math.min(video.videoWidth, video.videoHeight * 1.5);
    const height = width / 1.5;
    return drawn(
      video,
      (video.videoWidth - width) / 2 + width * BAND.left,
      (video.videoHeight - height) / 2 + height * BAND.top,
      width * BAND.width,
      height * BAND.height,
      pixels,
      0,
    );
  }

  private async photograph(file: Blob) {
    this.off();
    const turn = this.turn;
    this.say('reading');
    let worker: Worker;
    try {
      worker = await ready();
    } catch {
      this.end('broken');
      return;
    }
    try {
      const picture = await createImageBitmap(file);
      // The foot of the page in two sizes, then all of it, then turned, and at last more of the foot and larger.
      const tries: [number, number, string, number][] = [
        [0, 0.5, BLOCK, 1800],
        [0, 0.6, BLOCK, 1400],
        [0, 0, SPARSE, 1800],
        [2, 0, SPARSE, 1800],
        [1, 0, SPARSE, 1800],
        [3, 0, SPARSE, 1800],
        [0, 0.4, BLOCK, 2200],
      ];
      for (const [quarters, from, mode, pixels] of tries) {
        if (turn !== this.turn) return;
        const top = picture.height * from;
        const part = drawn(picture, 0, top, picture.width, picture.height - top, pixels, quarters);
        if (await this.proves(worker, part, mode, turn)) {
          this.end('found');
          return;
        }
      }
    } catch {
      // What is no picture has no lines either.
    }
    if (turn === this.turn) this.end('nothing');
  }

  private async proves(worker: Worker, picture: HTMLCanvasElement, mode: string, turn: number): Promise<boolean> {
    const answer = await worker.recognize(picture, { tessedit_pageseg_mode: mode } as object);
    return turn === this.turn && isLikely(answer.data.text) && this.$server.read(answer.data.text);
  }
}

/** A part of a picture, its longer side as given, turned by quarters clockwise, dark signs on an even ground. */
function drawn(
  source: CanvasImageSource,
  left: number,
  top: number,
  width: number,
  height: number,
  longest: number,
  quarters: number,
): HTMLCanvasElement {
  const scale = longest / Math.max(width, height);
  const w = Math.round(width * scale);
  const h = Math.round(height * scale);
  const canvas = document.createElement('canvas');
  canvas.width = quarters % 2 ? h : w;
  canvas.height = quarters % 2 ? w : h;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(source, left, top, width, height, -w / 2, -h / 2, w, h);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  even(image);
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Divides every pixel by the brightness around it: shadows and reflections go, the lines of letters stay. */
function even({ data, width, height }: ImageData) {
  const row = width + 1;
  const grey = new Float32Array(width * height);
  // Sums over everything above and left of a pixel: the mean of any square is four look-ups.
  const sums = new Float64Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    let line = 0;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      grey[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
      line += grey[i];
      sums[(y + 1) * row + x + 1] = sums[y * row + x + 1] + line;
    }
  }
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - AROUND);
    const bottom = Math.min(height, y + AROUND + 1);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - AROUND);
      const right = Math.min(width, x + AROUND + 1);
      const sum =
        sums[bottom * row + right] - sums[top * row + right] - sums[bottom * row + left] + sums[top * row + left];
      const i = y * width + x;
      const share = (grey[i] * (right - left) * (bottom - top)) / Math.max(1, sum);
      data.fill(Math.max(0, Math.min(255, (share - 0.45) * 460)), 4 * i, 4 * i + 3);
      data[4 * i + 3] = 255;
    }
  }
}

if (!customElements.get('vez-zone')) customElements.define('vez-zone', Zone);
