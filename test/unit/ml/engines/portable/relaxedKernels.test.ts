import { testKernels } from './kernelCases';

// What nearly all users run. Vitest's project `kernels`, as Node takes it from version 22 on.
testKernels('kernels-relaxed.wasm');
