import { prepared, type Bounds, type Prepared } from './photograph';

/**
 * Sends one file after the other to the address in 'target', with progress, a way to stop and a way to try again. What the
 * server refuses it says on the screen itself; here are only the sentences it cannot say because it was not reached.
 */
class Upload extends HTMLElement {
  private input!: HTMLInputElement;
  private panel!: HTMLElement;
  private request?: XMLHttpRequest;
  private preview?: string;

  connectedCallback() {
    if (this.input) return;
    this.input = document.createElement('input');
    this.input.type = 'file';
    this.input.hidden = true;
    this.input.accept = this.getAttribute('accept') ?? '';
    const capture = this.getAttribute('capture');
    if (capture) this.input.setAttribute('capture', capture);
    this.input.addEventListener('change', () => {
      const file = this.input.files?.[0];
      // Otherwise the same file could not be chosen a second time.
      this.input.value = '';
      if (file) this.take(file);
    });
    this.panel = document.createElement('div');
    this.panel.className = 'upload-panel';
    this.append(this.input, this.panel);
    this.addEventListener('click', (event) => {
      if ((event.target as Element).closest('vaadin-button')) this.input.click();
    });
    this.addEventListener('dragover', (event) => event.preventDefault());
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) this.take(file);
    });
  }

  disconnectedCallback() {
    this.request?.abort();
    this.forget();
  }

  private words(name: string, ...values: unknown[]) {
    return values.reduce<string>((text, value, i) => text.replace(`{${i}}`, String(value)), this.getAttribute(name) ?? '');
  }

  private forget() {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = undefined;
  }

  /** Empties the panel and fills it with these parts. */
  private show(...parts: HTMLElement[]) {
    this.forget();
    this.panel.replaceChildren(...parts);
  }

  private text(words: string, role?: string) {
    const text = document.createElement('p');
    if (role) text.setAttribute('role', role);
    text.textContent = words;
    return text;
  }

  private button(words: string, action: () => void, filled = false) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = filled ? 'button-link button-primary' : 'button-link';
    button.textContent = words;
    button.addEventListener('click', action);
    return button;
  }

  private row(...buttons: HTMLElement[]) {
    const row = document.createElement('div');
    row.className = 'actions';
    row.append(...buttons);
    return row;
  }

  private async take(file: File) {
    this.request?.abort();
    const isPdf = file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
    if (isPdf && this.hasAttribute('ask')) this.ask(file);
    else await this.prepare(file);
  }

  /** A PDF while photographed pages wait: three ways, none of which loses anything unasked. */
  private ask(file: File) {
    const first = this.button(this.words('ask-pages'), () => this.choose('pages'), true);
    this.show(
      this.text(this.words('ask'), 'alert'),
      this.row(
        first,
        this.button(this.words('ask-file'), () => this.prepare(file, 'file')),
        this.button(this.words('ask-keep'), () => this.choose('keep')),
      ),
    );
    first.focus();
  }

  private choose(way: string) {
    this.show();
    this.querySelector<HTMLElement>('vaadin-button')?.focus();
    if (way !== 'keep') this.dispatchEvent(new CustomEvent('vez-chosen', { detail: way }));
  }

  private async prepare(file: File, way = '') {
    this.show(this.text(this.words('preparing'), 'status'));
    const bounds = this.getAttribute('bounds');
    const ready: Prepared = bounds
      ? await prepared(file, JSON.parse(bounds) as Bounds)
      : { body: file, quality: 'UNKNOWN' };
    if (!this.isConnected) return;
    if (ready.body.size > Number(this.getAttribute('limit'))) {
      this.show();
      this.refused('large');
    } else if (['BLURRED', 'DARK', 'SMALL'].includes(ready.quality)) this.warn(file, ready, way);
    else this.send(file.name, ready.body, way);
  }

  /** Said before it costs the person any data. */
  private warn(file: File, ready: Prepared, way: string) {
    const picture = document.createElement('img');
    const again = this.button(this.words('again'), () => this.input.click(), true);
    this.show(
      this.text(this.words(ready.quality.toLowerCase()), 'alert'),
      picture,
      this.row(again, this.button(this.words('anyway'), () => this.send(file.name, ready.body, way))),
    );
    this.preview = URL.createObjectURL(ready.body);
    picture.src = this.preview;
    picture.alt = file.name;
    again.focus();
  }

  private send(name: string, body: Blob, way: string) {
    const state = this.text(this.words('sending', 0), 'status');
    const bar = document.createElement('progress');
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', this.words('progress'));
    const cancel = this.button(this.words('cancel'), () => this.request?.abort());
    this.show(state, bar, this.row(cancel));
    const request = new XMLHttpRequest();
    this.request = request;
    request.upload.addEventListener('progress', (event) => {
      const percent = event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : 0;
      bar.value = percent;
      // Spoken in quarters only, so that a screen reader is not interrupted a hundred times.
      if (percent === 100) state.textContent = this.words('checking');
      else if (percent % 25 === 0) state.textContent = this.words('sending', percent);
    });
    request.addEventListener('load', () => {
      this.show();
      if (request.status === 200) this.dispatchEvent(new CustomEvent('vez-received', { detail: way }));
      else if (request.status === 422) this.refused('server');
      else this.lost(name, body, way);
    });
    request.addEventListener('error', () => this.lost(name, body, way));
    request.addEventListener('abort', () => this.show());
    request.open('POST', this.getAttribute('target')!);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(name));
    request.send(body);
  }

  private refused(why: string) {
    this.dispatchEvent(new CustomEvent('vez-refused', { detail: why }));
  }

  private lost(name: string, body: Blob, way: string) {
    const retry = this.button(this.words('retry'), () => this.send(name, body, way), true);
    this.show(this.text(this.words('lost'), 'alert'), this.row(retry, this.button(this.words('cancel'), () => this.show())));
    retry.focus();
  }
}

customElements.define('vez-upload', Upload);
