import * as v from 'valibot';
import type { RgbaPicture } from '../../../ml/image/picture';
import type { WebviewPicture } from '../../../protocol/pad';
import { pictureSource } from '../../pictureSource';

const keptPicture = v.object({ id: v.string(), name: v.string(), url: v.string() });

/** A picture in a form that JSON can carry: a PNG or WebP as a `data:` URL. */
export type KeptPicture = v.InferOutput<typeof keptPicture>;

/** Most characters of all kept pictures together: VS Code writes them anew with every stroke. */
const MOST_KEPT = 2_000_000;

/** Most characters of one picture's URL, so that the picture before it has room as well. */
const LONGEST_URL = MOST_KEPT / 2;

/** 0..1: to the eye and the network as good as lossless, and a photo takes a fifth of the characters. */
const WEBP_QUALITY = 0.9;

/** The pictures of a drawing's history, by the ids that the history refers to them by. */
export class Pictures {
  private readonly pictures = new Map<string, WebviewPicture>();
  private readonly keptForms = new Map<string, KeptPicture>();

  /** @returns the id for the history to refer to it by */
  add(picture: WebviewPicture): string {
    const id = crypto.randomUUID();
    this.pictures.set(id, picture);
    this.keptForms.set(id, { id, name: picture.name, url: urlOf(picture) });
    return id;
  }

  /** `null` while it is still being restored. */
  get(id: string): WebviewPicture | null {
    return this.pictures.get(id) ?? null;
  }

  /** @param ids of the pictures in use, the most important first; @returns those that there is room to keep */
  kept(ids: readonly string[]): KeptPicture[] {
    const kept: KeptPicture[] = [];
    let room = MOST_KEPT;
    for (const id of new Set(ids)) {
      const form = this.keptForms.get(id);
      // A picture that is too large is left out, and those after it may still fit.
      if (form === undefined || form.url.length > room) continue;
      room -= form.url.length;
      kept.push(form);
    }
    return kept;
  }

  /** Drops all other pictures. @param ids of those that undo or redo can still lead to */
  keepOnly(ids: readonly string[]): void {
    const used = new Set(ids);
    for (const id of this.keptForms.keys()) {
      if (used.has(id)) continue;
      this.keptForms.delete(id);
      this.pictures.delete(id);
    }
  }

  /**
   * Restores what `kept` returned before the page was hidden or reloaded; anything else is ignored.
   * @returns once the pictures can be shown
   * @throws what went wrong with one of them; the others can be shown
   */
  async restore(state: unknown): Promise<void> {
    const forms = v.is(v.array(keptPicture), state) ? state : [];
    for (const form of forms) this.keptForms.set(form.id, form);
    const restored = forms.map(async ({ id, name, url }) => {
      const picture = await pictureAt(url);
      // It may have been dropped meanwhile.
      if (this.keptForms.has(id)) this.pictures.set(id, { name, ...picture });
    });
    // Throws only after all others are restored.
    await Promise.allSettled(restored);
    await Promise.all(restored);
  }
}

/** The picture as a PNG, else as a WebP; if both are over the limit, the same at half the size, at a quarter, and so on. */
function urlOf(picture: RgbaPicture): string {
  let canvas = pictureSource(picture);
  for (;;) {
    const png = canvas.toDataURL('image/png');
    if (png.length <= LONGEST_URL) return png;
    // WebKit writes no WebP, and gives the PNG once more.
    const webp = canvas.toDataURL('image/webp', WEBP_QUALITY);
    if (webp.length <= LONGEST_URL) return webp;
    canvas = halved(canvas);
  }
}

function halved(source: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(source.width / 2);
  canvas.height = Math.ceil(source.height / 2);
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function pictureAt(url: string): Promise<Omit<WebviewPicture, 'name'>> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to restore a picture on.');
  context.drawImage(image, 0, 0);
  return { width, height, data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer) };
}
