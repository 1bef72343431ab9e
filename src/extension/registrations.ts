import * as vscode from 'vscode';
import { CLASSIFY_TOOL, COMMANDS, IDX_EDITORS, PAD_PANEL, PAD_VIEW } from './contributions';
import type { Features } from './features';
import type { LazyFeatures } from './lazyFeatures';
import type { Notices } from './notices';
import type { WebviewPlace } from './webviewPanel';

/** All commands; what goes wrong with one is told to the user. */
export function registerCommands(features: LazyFeatures, notices: Notices): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((name) =>
      vscode.commands.registerCommand(`digitLab.${name}`, (...given: unknown[]) =>
        notices.guard(async () => forCallersHere(await (await features.get()).commands[name](...given))),
      ),
    ),
  );
}

/**
 * Results are meant for callers in this extension host. For menus and keybindings, which are in the window and ignore them,
 * VS Code would turn them into JSON: megabytes, as there are images in them. So as JSON they are `null`.
 */
function forCallersHere(result: unknown): unknown {
  if (typeof result !== 'object' || result === null) return result;
  // A copy: the result itself may be sent to a view as JSON.
  const copy: object = Array.isArray(result) ? [...(result as unknown[])] : { ...result };
  return Object.defineProperty(copy, 'toJSON', { value: () => null });
}

/** The drawing pad as an editor that comes back after a reload, and as a view. */
export function registerPads(features: LazyFeatures): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(PAD_PANEL, {
      deserializeWebviewPanel: (panel) => withFeatures(features, panel, ({ pads }) => pads.adoptPanel(panel)),
    }),
    vscode.window.registerWebviewViewProvider(PAD_VIEW, {
      resolveWebviewView: (view) => withFeatures(features, view, ({ pads }) => pads.adoptView(view)),
    }),
  );
}

/** The editors of IDX files, which only show: the files stay as they are. */
export function registerIdxEditors(features: LazyFeatures): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: ({ uri }, panel) =>
      withFeatures(features, panel, ({ idxEditors }) => idxEditors.show(uri, panel)),
  };
  return vscode.Disposable.from(
    ...IDX_EDITORS.map((viewType) => vscode.window.registerCustomEditorProvider(viewType, provider)),
  );
}

/** Fills a place once the features are loaded, unless the user has closed it meanwhile. */
async function withFeatures(
  features: LazyFeatures,
  place: WebviewPlace,
  fill: (loaded: Features) => void,
): Promise<void> {
  const closed = new AbortController();
  const subscription = place.onDidDispose(() => closed.abort());
  const loaded = await features.get();
  subscription.dispose();
  if (!closed.signal.aborted) fill(loaded);
}

/** The tool by which language models have images read. */
export function registerClassifyTool(features: LazyFeatures): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(CLASSIFY_TOOL, {
    prepareInvocation: async (options) => (await features.get()).classifyTool.prepareInvocation(options),
    invoke: async (options, token) => (await features.get()).classifyTool.invoke(options, token),
  });
}
