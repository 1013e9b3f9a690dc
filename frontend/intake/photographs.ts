/** Photographs of papers: made smaller, shown, taken out again. */
import { $, button, element, meta, quiet, t, tell } from './page';

const LONGEST_SIDE = 2000;
const PREVIEW = 240;
const [LARGEST, MOST] = meta('limits').split(' ').map(Number) as [number, number];
/** What a record holds besides its photographs, at most. */
const TEXT = 20_000;

let pictures: Blob[] = [];
let changed: () => void = () => {};

export const current = (): Blob[] => pictures;

export const isTooLarge = (): boolean => pictures.reduce((sum, each) => sum + each.size, 0) > LARGEST - TEXT;

/** @param listener called when the person added or removed one */
export function onChange(listener: () => void): void {
  changed = listener;
}

export function show(next: Blob[]): void {
  pictures = next;
  draw();
}

/** The right way up, no longer than it needs to be, as JPEG. */
async function smaller(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/jpeg', 0.82),
  );
}

export async function add(files: File[]): Promise<void> {
  quiet();
  for (const file of files) {
    if (pictures.length >= MOST) {
      tell(t('photograph.most', MOST));
      break;
    }
    try {
      pictures.push(await smaller(file));
    } catch {
      tell(t('photograph.bad'));
    }
  }
  draw();
  changed();
}

async function preview(picture: Blob, canvas: HTMLCanvasElement): Promise<void> {
  const image = await createImageBitmap(picture);
  canvas.width = PREVIEW;
  canvas.height = Math.round((PREVIEW * image.height) / image.width);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
}

export function draw(): void {
  $('photographs-hint').textContent = t('photographs.hint', MOST);
  $('pictures').replaceChildren(
    ...pictures.map((picture, i) => {
      const row = element('li', '');
      const canvas = element('canvas', '');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', t('photograph.n', i + 1));
      void preview(picture, canvas);
      const remove = () => {
        pictures.splice(i, 1);
        draw();
        changed();
      };
      row.append(canvas, button(t('photograph.remove'), remove, 'quiet', `${t('photograph.remove')} ${i + 1}`));
      return row;
    }),
  );
}
