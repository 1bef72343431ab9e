/**
 * The kinds of layer that a network here is made of. A network is a chain of them; shapes are those of one image,
 * height x width x channels, starting from 28 x 28 x 1.
 */
export type LayerSpec =
  | {
      readonly kind: 'conv2d';
      readonly filters: number;
      readonly kernelSize: number;
      readonly strides: number;
      readonly padding: 'same' | 'valid';
      readonly useBias: boolean;
      readonly activation: 'linear' | 'relu';
    }
  | { readonly kind: 'batchNorm'; readonly momentum: number; readonly epsilon: number }
  | { readonly kind: 'relu' }
  | { readonly kind: 'maxPool2d'; readonly poolSize: number }
  | { readonly kind: 'globalAveragePool2d' }
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'flatten' }
  | {
      readonly kind: 'dense';
      readonly units: number;
      readonly useBias: boolean;
      readonly activation: 'linear' | 'relu' | 'softmax';
    };

/** Names of the architectures that can be trained. */
export const ARCHITECTURES = ['compact', 'cnn', 'mlp'] as const;
export type ArchitectureName = (typeof ARCHITECTURES)[number];

/** Of the model that reads, and of the network that is trained, unless another is named. */
export const DEFAULT_ARCHITECTURE = 'compact' satisfies ArchitectureName;

/** A network's shape without its weights. */
export interface Architecture {
  readonly name: ArchitectureName;
  /** One line for people who choose between them. */
  readonly description: string;
  readonly layers: readonly LayerSpec[];
}
