export function compileKernels(sourceFolder: string, outFolder: string): Promise<void>;
