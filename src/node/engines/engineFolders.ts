/** Where engines are found on this machine. */
export interface EngineFolders {
  /** Folders in which a native engine may have been installed, in the order in which they are tried. */
  readonly nativeFolders: readonly string[];
  /** The folder with the bundles and, beside them, the WebAssembly of the portable engine. */
  readonly distFolder: string;
}
