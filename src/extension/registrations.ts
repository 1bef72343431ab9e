import * as vscode from 'vscode';
import { IDX_EDITORS, CLASSIFY_TOOL, PAD_PANEL, PAD_VIEW } from './contributions';
import type { Features } from './features';
import type { LazyFeatures } from './lazyFeatures';
import type { WebviewPlace } from './webviewPanel';

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

/** Fills a place once the features are loaded, unless the user has closed it meanwhile: it takes nothing more then. */
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

/** What language models that work in this window can have read. */
export function registerClassifyTool(features: LazyFeatures): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(CLASSIFY_TOOL, {
    prepareInvocation: async (options) => (await features.get()).classifyTool.prepareInvocation(options),
    invoke: async (options, token) => (await features.get()).classifyTool.invoke(options, token),
  });
}
