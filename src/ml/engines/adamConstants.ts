// Constants of Adam (Kingma and Ba 2015); epsilon is Keras's.
export const BETA1 = 0.9;
export const BETA2 = 0.999;
export const EPSILON = 1e-7;
