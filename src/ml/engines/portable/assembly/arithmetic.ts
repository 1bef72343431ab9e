/**
 * a * b + c. Where the module is compiled for relaxed SIMD it is fused, and so rounded once, if the processor has such an
 * instruction; otherwise the product is rounded as well.
 */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}
