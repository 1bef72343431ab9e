import { UserError } from '../../ml/userError';

/** An image that was pasted or dropped: a file's bytes, or where it lies. */
export type TakenImage =
  | { readonly type: 'image'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'imageAt'; readonly uri: string };

export interface ImageIntake {
  /**
   * An image was pasted or dropped. The promise is rejected with a UserError if there is none that can be taken.
   * @param count how many files were pasted or dropped, of which this is the first
   */
  taken(image: Promise<TakenImage>, count: number): void;
  /** Something is dragged over the page, or no longer. */
  hovers(isOver: boolean): void;
}

/** Most bytes of an image that is pasted or dropped; Open Image takes larger ones. */
const LARGEST = 32 * 1024 * 1024;

/** The types that VS Code's Explorer and other programs give to a list of URIs in a drag. */
const URI_LISTS = ['application/vnd.code.uri-list', 'text/uri-list'];

/** Listens on the whole page for images that are pasted or dropped. */
export function listenForImages(intake: ImageIntake): void {
  window.addEventListener('paste', (event) => {
    event.preventDefault();
    intake.taken(pasted(event.clipboardData), countOf(event.clipboardData));
  });
  window.addEventListener('dragenter', (event) => {
    // Otherwise VS Code would open the file in an editor in place of the pad.
    event.preventDefault();
    intake.hovers(true);
  });
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) intake.hovers(false);
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    intake.hovers(false);
    intake.taken(dropped(event.dataTransfer), countOf(event.dataTransfer));
  });
}

/** The image on the clipboard. @throws UserError if there is none or it may not be read */
export async function imageOnClipboard(): Promise<TakenImage> {
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch (cause) {
    throw new UserError('The clipboard cannot be read from here. Click the pad and press the paste keys.', {
      cause,
    });
  }
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'));
    if (type !== undefined) return imageIn(await item.getType(type), 'Pasted image');
  }
  throw noImageOnClipboard();
}

function pasted(data: DataTransfer | null): Promise<TakenImage> {
  const file = imageFileIn(data);
  if (file === undefined) return Promise.reject(noImageOnClipboard());
  return imageIn(file, file.name === 'image.png' ? 'Pasted image' : file.name);
}

function dropped(data: DataTransfer | null): Promise<TakenImage> {
  const file = imageFileIn(data);
  if (file !== undefined) return imageIn(file, file.name);
  const [uri] = placesIn(data);
  if (uri?.startsWith('data:') === true) return imageInside(uri);
  return uri === undefined ? Promise.reject(noImage()) : Promise.resolve({ type: 'imageAt', uri });
}

/** The image in a `data:` URL, which web pages use for small images. */
async function imageInside(uri: string): Promise<TakenImage> {
  const base64 = /^data:image\/[^,]*;base64,(.*)$/s.exec(uri)?.[1];
  if (base64 === undefined) throw noImage();
  return imageIn(new Blob([bytesOf(base64)]), 'Dropped image');
}

/** @param base64 percent-encoded, as in a URL; @throws UserError if it is not */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(decodeURIComponent(base64)), (character) => character.charCodeAt(0));
  } catch {
    throw noImage();
  }
}

/** How many images were pasted or dropped together; if no file is known to be an image, how many files. */
function countOf(data: DataTransfer | null): number {
  const files = Array.from(data?.files ?? []);
  const images = files.filter(({ type }) => type.startsWith('image/'));
  return images.length || files.length || placesIn(data).length;
}

/** The URIs of a drag. Its lists name the same ones, so the first that is not empty is taken. */
function placesIn(data: DataTransfer | null): readonly string[] {
  const lists = URI_LISTS.map((type) => data?.getData(type).split(/\r?\n/) ?? []);
  const places = lists.map((lines) => lines.filter((line) => line !== '' && !line.startsWith('#')));
  return places.find(({ length }) => length > 0) ?? [];
}

/** The first image of several files; the first file, if none is known to be an image. */
function imageFileIn(data: DataTransfer | null): File | undefined {
  const files = Array.from(data?.files ?? []);
  return files.find(({ type }) => type.startsWith('image/')) ?? files[0];
}

async function imageIn(blob: Blob, name: string): Promise<TakenImage> {
  if (blob.size > LARGEST) {
    // Rounded up, so that it never reads as the limit itself.
    const megabytes = String(Math.ceil((blob.size / 1024 / 1024) * 10) / 10);
    throw new UserError(
      `"${name}" is too large to paste or drop (${megabytes} MB; the limit is 32 MB). Use Open Image instead.`,
    );
  }
  try {
    return { type: 'image', name, bytes: new Uint8Array(await blob.arrayBuffer()) };
  } catch (cause) {
    throw new UserError(`"${name}" cannot be read: it is a folder or no longer there. Drop an image file.`, {
      cause,
    });
  }
}

function noImage(): UserError {
  return new UserError('This is not an image file. Drop a PNG, JPEG or other image on the pad.');
}

function noImageOnClipboard(): UserError {
  return new UserError('There is no image on the clipboard. Copy an image or a screenshot, then try again.');
}
