import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { namedUri } from '../files/namedUri';

/** What Classify Image is to read. */
export type ClassifyRequest =
  | { readonly kind: 'files'; readonly uris: readonly vscode.Uri[] }
  | { readonly kind: 'clipboard' }
  /** Nothing was named: the user is asked. */
  | { readonly kind: 'ask' };

const uri = v.custom<vscode.Uri>((value) => value instanceof vscode.Uri);

const namedFiles = v.variant('kind', [
  v.object({ kind: v.literal('files'), files: v.pipe(v.array(v.string()), v.minLength(1)) }),
  v.object({ kind: v.literal('clipboard') }),
]);

/**
 * Makes sense of what the command was called with: nothing (palette), a file and the selection around it (Explorer),
 * a file and what the editor says of itself (editor title), or `{"kind": "files", "files": [...]}` or
 * `{"kind": "clipboard"}` (keybindings, tasks). Named files are paths, absolute or from the workspace, or URIs.
 *
 * @throws UserError if it is none of these, or as `namedUri`
 */
export function parseClassifyRequest(first: unknown, second: unknown): ClassifyRequest {
  if (first === undefined || first === null) return { kind: 'ask' };
  const selection = v.safeParse(v.pipe(v.array(uri), v.minLength(1)), second);
  if (selection.success) return { kind: 'files', uris: selection.output };
  if (first instanceof vscode.Uri) return { kind: 'files', uris: [first] };
  const named = v.safeParse(namedFiles, first);
  if (!named.success) {
    throw new UserError(
      'Classify Image was called with an unknown argument. Pass {"kind": "files", "files": ["path/to/image.png"]} or {"kind": "clipboard"}.',
      { cause: new Error(v.summarize(named.issues)) },
    );
  }
  if (named.output.kind === 'clipboard') return named.output;
  return { kind: 'files', uris: named.output.files.map(namedUri) };
}
