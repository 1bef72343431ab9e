// AssemblyScript's own keep tables in memory, for which there is no place here: the memory belongs to tfjs. Ranges, splits of
// ln 2 and polynomials are those of Cephes (Moshier), expf and logf: the error is below 2 units in the last place.

/** e^x; 0 below -87, where float32 ends. */
export function exp(x: f32): f32 {
  if (x < -87) return 0;
  const n = floor<f32>(x * <f32>1.44269504088896341 + <f32>0.5);
  const r: f32 = x - n * <f32>0.693359375 + n * <f32>2.1219444e-4;
  let p: f32 = 1.98756915e-4;
  p = p * r + <f32>1.3981999507e-3;
  p = p * r + <f32>8.3334519073e-3;
  p = p * r + <f32>4.1665795894e-2;
  p = p * r + <f32>1.6666665459e-1;
  p = p * r + <f32>5.0000001201e-1;
  return (p * r * r + r + 1) * reinterpret<f32>((<i32>n + 127) << 23);
}

/** The natural logarithm of a positive, normal number. */
export function log(x: f32): f32 {
  const bits = reinterpret<i32>(x);
  // x = m * 2^e with m from sqrt(1/2) up to sqrt(2).
  let e: i32 = (bits >> 23) - 126;
  let m: f32 = reinterpret<f32>((bits & 0x007fffff) | 0x3f000000);
  if (m < <f32>0.707106781186547524) {
    e -= 1;
    m += m;
  }
  const r: f32 = m - 1;
  const z: f32 = r * r;
  let p: f32 = 7.0376836292e-2;
  p = p * r - <f32>1.151461031e-1;
  p = p * r + <f32>1.167699874e-1;
  p = p * r - <f32>1.2420140846e-1;
  p = p * r + <f32>1.4249322787e-1;
  p = p * r - <f32>1.6668057665e-1;
  p = p * r + <f32>2.0000714765e-1;
  p = p * r - <f32>2.4999993993e-1;
  p = p * r + <f32>3.3333331174e-1;
  const rest: f32 = p * r * z + <f32>e * <f32>-2.1219444e-4 - <f32>0.5 * z;
  return r + rest + <f32>e * <f32>0.693359375;
}
