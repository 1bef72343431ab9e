// The kernels that work on tensors in the memory of tfjs's WASM backend. Addresses are bytes from its start; tensors are
// float32, row-major, pictures as batch x height x width x channels.
export { adam } from './adam';
export { globalAveragePoolBackprop } from './averagePool';
export { copy } from './copy';
export { conv2dBackpropFilter } from './filterGradient';
export { batchNormMoments, batchNormApply, batchNormBackprop } from './batchNorm';
export { columnSums } from './columnSums';
export { dropout } from './dropout';
export { maxPoolBackprop } from './maxPool';
export { reluBackprop } from './relu';
export { softmaxCrossEntropy } from './softmaxCrossEntropy';
export { winogradBackpropFilter, winogradConv2d, winogradScratch } from './winograd';
