import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { labelsOf } from '../../ml/evaluation/labelsOf';
import { cancellable } from './cancellable';
import { thousands } from '../../ml/figures';
import type { CurrentModel } from '../models/currentModel';
import { readClipboardImage } from '../node/clipboardImage';
import { classify, type ClassificationSurroundings } from './classification';
import type { ClassifiedImage } from './classifiedImage';
import { parseClassifyRequest, type ClassifyRequest } from './classifyRequest';
import { fileContent } from '../files/fileContent';
import { baseName } from '../files/baseName';
import { IMAGE_ENDINGS, isImageName } from '../../node/decoding/imageNames';
import { findImages, noImagesIn } from '../files/imageFiles';
import type { ImageSource } from './readRow';

/**
 * Classify Image: finds out what to read, finds the images in it and reads them.
 *
 * @returns what was read; nothing if the user chose nothing, or what has no images in it, which is then said
 * @throws UserError if there is no such folder or image on the clipboard, or no model to read with
 */
export async function classifyImage(
  first: unknown,
  second: unknown,
  model: CurrentModel,
  around: ClassificationSurroundings,
): Promise<ClassifiedImage[]> {
  const request = parseClassifyRequest(first, second);
  const chosen = request.kind === 'ask' ? await askWhat() : request;
  if (chosen === null) return [];
  const images = await imagesOf(chosen, around);
  if (images.length === 0) return [];
  const files = await model.files();
  const named = { files, name: model.nameOf(files.card) };
  return classify(images, titleOf(chosen, images), named, around);
}

/** What a tab calls the readings: "seven.png", "photos (4,000)", "photos and 2 more (4,000)". */
function titleOf(request: Exclude<ClassifyRequest, { kind: 'ask' }>, images: readonly ImageSource[]): string {
  const [only] = images;
  if (request.kind === 'clipboard' || images.length === 1) return only!.name.split('/').pop()!;
  const [first, ...others] = request.uris;
  const more = others.length === 0 ? '' : ` and ${thousands(others.length)} more`;
  return `${baseName(first!)}${more} (${thousands(images.length)})`;
}

async function imagesOf(
  request: Exclude<ClassifyRequest, { kind: 'ask' }>,
  { notices }: ClassificationSurroundings,
): Promise<ImageSource[]> {
  if (request.kind === 'clipboard') {
    const bytes = await clipboardBytes();
    return [
      { name: 'Image on the clipboard', uri: null, label: null, content: () => Promise.resolve(bytes) },
    ];
  }
  const leftOut: string[] = [];
  const files = await cancellable('Digit Lab: looking for images', (cancellation) =>
    findImages(request.uris, {
      cancellation,
      leftOut: (error) => leftOut.push(notices.explain(error) ?? ''),
    }),
  );
  if (leftOut.length > 0) {
    notices.tell({
      level: 'warning',
      message:
        leftOut.length === 1
          ? `${leftOut[0]!} It was left out.`
          : `${thousands(leftOut.length)} folders cannot be listed and were left out. The log names them.`,
    });
  }
  if (files.length === 0) notices.tell({ level: 'information', message: noImagesIn(request.uris) });
  const labels = labelsOf(files.map(({ uri }) => uri.path));
  return files.map(({ uri, name }, index) => ({
    name,
    uri,
    label: labels[index]?.label ?? null,
    content: () => fileContent(uri),
  }));
}

async function clipboardBytes(): Promise<Uint8Array> {
  if (isClipboardHere()) return readClipboardImage();
  throw new UserError(
    'The clipboard is on a different machine from Digit Lab, which cannot reach it. Paste the image onto the drawing pad, or save it as a file and choose that.',
  );
}

/** Whether the clipboard is that of the machine that this runs on. */
function isClipboardHere(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}

interface SourceItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<Exclude<ClassifyRequest, { kind: 'ask' }> | null>;
}

async function askWhat(): Promise<Exclude<ClassifyRequest, { kind: 'ask' }> | null> {
  const items: SourceItem[] = [
    { label: '$(file-media) Choose Images…', choose: () => chooseUris(true) },
    { label: '$(folder-opened) Choose a Folder…', choose: () => chooseUris(false) },
  ];
  if (isClipboardHere()) {
    items.push({
      label: '$(clippy) Image on the Clipboard',
      choose: () => Promise.resolve({ kind: 'clipboard' }),
    });
  }
  const open = imageInView();
  if (open !== null) {
    items.unshift({
      label: `$(eye) ${baseName(open)}`,
      description: 'the image in the active editor',
      choose: () => Promise.resolve({ kind: 'files', uris: [open] }),
    });
  }
  const item = await vscode.window.showQuickPick(items, {
    title: 'Classify Image',
    placeHolder: 'What should be read?',
    // A webview that gets the focus back from the command palette would close the list.
    ignoreFocusOut: true,
  });
  return (await item?.choose()) ?? null;
}

async function chooseUris(files: boolean): Promise<Exclude<ClassifyRequest, { kind: 'ask' }> | null> {
  const uris = await vscode.window.showOpenDialog({
    title: files ? 'Choose Images to Classify' : 'Choose a Folder of Images to Classify',
    openLabel: 'Classify',
    canSelectFiles: files,
    canSelectFolders: !files,
    canSelectMany: true,
    ...(files ? { filters: { Images: [...IMAGE_ENDINGS], 'All Files': ['*'] } } : {}),
  });
  return uris === undefined || uris.length === 0 ? null : { kind: 'files', uris };
}

/** The file that VS Code's image preview shows in the active editor, if it does and it is one that can be decoded. */
function imageInView(): vscode.Uri | null {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isPreview = input instanceof vscode.TabInputCustom && input.viewType === 'imagePreview.previewEditor';
  return isPreview && isImageName(input.uri.path) ? input.uri : null;
}
