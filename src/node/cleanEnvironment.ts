/** Variables that would make the child something other than a plain Node, or act on it as a debugger does. */
const UNWANTED = /^(NODE_OPTIONS|NODE_INSPECT.*|VSCODE_.*|ELECTRON_(?!RUN_AS_NODE).*)$/;

/** What a forked process of ours gets to know of this one's environment. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !UNWANTED.test(name));
  // Desktop VS Code's own executable is Node only with this; Node itself does not know it.
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}
