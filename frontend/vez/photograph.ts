/** A photograph made ready on the device: no larger than what is kept, and looked at once. */
export interface Prepared {
  body: Blob;
  quality: 'LEGIBLE' | 'BLURRED' | 'DARK' | 'SMALL' | 'UNKNOWN';
}

export interface Bounds {
  longSide: number;
  smallestSide: number;
  measuredSide: number;
  blurredBelow: number;
  darkBelow: number;
}

const PHOTOGRAPH = /^image\/(jpeg|png|webp|hei[cf])$/;
const SMALL_ENOUGH = 1_000_000;
const QUALITY = 0.85;

type Canvas = OffscreenCanvas | HTMLCanvasElement;

function canvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

function drawn(source: CanvasImageSource, width: number, height: number): [Canvas, CanvasRenderingContext2D] {
  const target = canvas(width, height);
  const context = target.getContext('2d', { alpha: false, willReadFrequently: true }) as CanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return [target, context];
}

function jpeg(source: Canvas): Promise<Blob | null> {
  if ('convertToBlob' in source) return source.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Promise((done) => source.toBlob(done, 'image/jpeg', QUALITY));
}

/** Brightness, and sharpness as the variance of the Laplacian, as the server measures them. */
function measured(source: CanvasImageSource, width: number, height: number, bounds: Bounds): Prepared['quality'] {
  if (Math.max(width, height) < bounds.smallestSide) return 'SMALL';
  const scale = bounds.measuredSide / Math.max(width, height);
  const w = Math.max(3, Math.floor(width * scale));
  const h = Math.max(3, Math.floor(height * scale));
  const { data } = drawn(source, w, h)[1].getImageData(0, 0, w, h);
  const grey = new Uint8Array(w * h);
  let light = 0;
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (77 * data[4 * i] + 150 * data[4 * i + 1] + 29 * data[4 * i + 2]) >> 8;
    light += grey[i];
  }
  if (light / grey.length < bounds.darkBelow) return 'DARK';
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < h - 1; y++) {
    for (let x = 1; x < w - 1; x++) {
      const i = y * w + x;
      const laplacian = grey[i - 1] + grey[i + 1] + grey[i - w] + grey[i + w] - 4 * grey[i];
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const n = (w - 2) * (h - 2);
  return squares / n - (sum / n) ** 2 < bounds.blurredBelow ? 'BLURRED' : 'LEGIBLE';
}

/** The file as it is where the browser cannot read it: the server looks at it anyway. */
export async function prepared(file: File, bounds: Bounds): Promise<Prepared> {
  const untouched: Prepared = { body: file, quality: 'UNKNOWN' };
  if (!PHOTOGRAPH.test(file.type)) return untouched;
  let picture: ImageBitmap | undefined;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const quality = measured(picture, picture.width, picture.height, bounds);
    const scale = Math.min(1, bounds.longSide / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size <= SMALL_ENOUGH && /jpeg|png/.test(file.type)) return { body: file, quality };
    const [target] = drawn(picture, Math.round(picture.width * scale), Math.round(picture.height * scale));
    const smaller = await jpeg(target);
    const keep = !smaller || (scale === 1 && smaller.size >= file.size && /jpeg|png/.test(file.type));
    return { body: keep ? file : smaller, quality };
  } catch {
    return untouched;
  } finally {
    picture?.close();
  }
}
