import { testKernels } from './kernelCases';

testKernels('kernels.wasm');
