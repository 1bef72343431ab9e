import type { ExtensionContext } from 'vscode';

/** What VS Code remembers for an extension, as long as the test runs. */
export function memento(values = new Map<string, unknown>()): ExtensionContext['globalState'] {
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: () => undefined,
  };
}
