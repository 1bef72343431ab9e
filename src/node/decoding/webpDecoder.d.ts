/** esbuild's `binary` loader puts the bytes into the bundle. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** The emscripten module of @jsquash/webp; the package's own types speak of the DOM. */
declare module '@jsquash/webp/codec/dec/webp_dec.js' {
  interface Decoder {
    /** @returns what `new ImageData(...)` gave, or `null` if the bytes cannot be decoded */
    decode(bytes: Uint8Array): {
      readonly data: Uint8ClampedArray;
      readonly width: number;
      readonly height: number;
    } | null;
  }
  export default function start(options: {
    readonly noInitialRun: boolean;
    readonly wasmBinary: Uint8Array;
  }): Promise<Decoder>;
}
