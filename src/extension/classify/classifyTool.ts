import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import type { CurrentModel } from '../models/currentModel';
import { namedUri } from '../files/namedUri';
import type { Notices } from '../notices';
import { fileContent } from '../files/fileContent';
import { baseName } from '../files/baseName';
import { readingAsText } from './readingAsText';
import type { Readers } from '../reading/readers';
import { Sequencer } from '../sequencer';

const toolInput = v.object({ file: v.pipe(v.string(), v.trim(), v.nonEmpty()) });

/** Lets language models that work in this window read an image file, after the user has agreed to that file. */
export class ClassifyTool implements vscode.LanguageModelTool<unknown> {
  /** Reads one file at a time: agents ask for many at once, and each reader is a thread with its own memory. */
  private readonly sequencer = new Sequencer();

  constructor(
    private readonly model: CurrentModel,
    private readonly readers: Readers,
    private readonly notices: Notices,
  ) {}

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation | undefined {
    let uri: vscode.Uri;
    try {
      uri = imageIn(input);
    } catch {
      // There is no file to ask the user about; `invoke` will say what is wrong.
      return undefined;
    }
    const path = vscode.workspace.asRelativePath(uri);
    const message = new vscode.MarkdownString('Digit Lab reads the handwritten digits in ');
    message.appendText(path);
    message.appendMarkdown('. The image stays on this machine; the reading is given to the language model.');
    return {
      invocationMessage: `Reading the digits in ${baseName(uri)}`,
      confirmationMessages: { title: `Read the digits in ${baseName(uri)}?`, message },
    };
  }

  /** @throws Error with a sentence that says what is wrong with the input or the file; CancellationError */
  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<unknown>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    try {
      const text = await unlessCancelled(token, () => this.read(input, token));
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    } catch (error) {
      if (error instanceof vscode.CancellationError) throw error;
      const message = this.notices.explain(error);
      throw message === null ? new vscode.CancellationError() : new Error(message);
    }
  }

  private async read(input: unknown, token: vscode.CancellationToken): Promise<string> {
    const uri = imageIn(input);
    return this.sequencer.queue(async () => {
      // It may have waited long for its turn.
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      const file = await fileContent(uri);
      const files = await this.model.files();
      const result = await this.readers.lend(files, async (reader) => {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        return reader.read(file);
      });
      return readingAsText(vscode.workspace.asRelativePath(uri), files.card.id, result);
    });
  }
}

/** The image that is to be read. @throws UserError if the input names none, or in no folder that is open */
function imageIn(input: unknown): vscode.Uri {
  const parsed = v.safeParse(toolInput, input);
  if (parsed.success) return namedUri(parsed.output.file);
  throw new UserError(
    'The tool needs the image to read: pass {"file": "path/to/image.png"}, a path (absolute, or relative to the workspace) or a URI.',
    { cause: new Error(v.summarize(parsed.issues)) },
  );
}

/** Resolves as `work` does, or rejects with a CancellationError as soon as it is cancelled, without waiting for `work`. */
async function unlessCancelled<Result>(
  token: vscode.CancellationToken,
  work: () => Promise<Result>,
): Promise<Result> {
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  let subscription: vscode.Disposable | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    subscription = token.onCancellationRequested(() => reject(new vscode.CancellationError()));
  });
  try {
    return await Promise.race([work(), cancelled]);
  } finally {
    subscription?.dispose();
  }
}
