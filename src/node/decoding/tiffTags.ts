/** The tags of what a page is drawn by, as TIFF 6.0 and its supplements name and number them. */
export const TIFF_TAGS = {
  imageWidth: 256,
  imageLength: 257,
  bitsPerSample: 258,
  compression: 259,
  photometricInterpretation: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planarConfiguration: 284,
  t4Options: 292,
  predictor: 317,
  colorMap: 320,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  ycbcrSubSampling: 530,
} as const;

/** The two numbers of JPEG among the compressions, the old and the new one. */
export const JPEG: ReadonlySet<number> = new Set([6, 7]);
