import * as vscode from 'vscode';
import { IDX_EDITORS, CLASSIFY_TOOL, PAD_PANEL, PAD_VIEW } from './contributions';
import type { LazyFeatures } from './lazyFeatures';

/** The drawing pad as an editor that comes back after a reload, and as a view. */
export function registerPads(features: LazyFeatures): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(PAD_PANEL, {
      deserializeWebviewPanel: async (panel) => (await features.get()).pads.adoptPanel(panel),
    }),
    vscode.window.registerWebviewViewProvider(PAD_VIEW, {
      resolveWebviewView: async (view) => (await features.get()).pads.adoptView(view),
    }),
  );
}

/** The editors of IDX files, which only show: the files stay as they are. */
export function registerIdxEditors(features: LazyFeatures): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: async ({ uri }, panel) => (await features.get()).idxEditors.show(uri, panel),
  };
  return vscode.Disposable.from(
    ...IDX_EDITORS.map((viewType) => vscode.window.registerCustomEditorProvider(viewType, provider)),
  );
}

/** What language models that work in this window can have read. */
export function registerClassifyTool(features: LazyFeatures): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(CLASSIFY_TOOL, {
    prepareInvocation: async (options) => (await features.get()).classifyTool.prepareInvocation(options),
    invoke: async (options, token) => (await features.get()).classifyTool.invoke(options, token),
  });
}
