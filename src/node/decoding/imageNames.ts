/** Endings of the image files that can be decoded; folders are searched for these in any letter case. */
export const IMAGE_ENDINGS = ['png', 'jpg', 'jpeg', 'bmp', 'gif', 'webp', 'tif', 'tiff'] as const;

const IMAGE_NAME = new RegExp(`\\.(${IMAGE_ENDINGS.join('|')})$`, 'i');

/** Whether a file of this name, or path, is looked at as an image. */
export function isImageName(name: string): boolean {
  return IMAGE_NAME.test(name);
}
