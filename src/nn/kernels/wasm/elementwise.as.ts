/** Exponential, logarithm and activations, four numbers at a time. */

/** ln x for x > 0, Cephes single precision. Relative error about 1e-7. */
export function ln(x: f32): f32 {
  const bits = reinterpret<i32>(x);
  let e = ((bits >> 23) & 0xff) - 126;
  let m = reinterpret<f32>((bits & 0x007fffff) | 0x3f000000);
  if (m < 0.707106781186547524) {
    e -= 1;
    m = m + m - 1;
  } else m -= 1;
  const z = m * m;
  let y: f32 = 7.0376836292e-2;
  y = y * m - 1.1514610310e-1;
  y = y * m + 1.1676998740e-1;
  y = y * m - 1.2420140846e-1;
  y = y * m + 1.4249322787e-1;
  y = y * m - 1.6668057665e-1;
  y = y * m + 2.0000714765e-1;
  y = y * m - 2.4999993993e-1;
  y = y * m + 3.3333331174e-1;
  y = y * m * z;
  const f = <f32>e;
  return m + (y - <f32>2.12194440e-4 * f - <f32>0.5 * z) + <f32>0.693359375 * f;
}

/** e^x, Cephes single precision: 2^n · polynomial on |x| ≤ ln 2 / 2. Relative error about 1e-7. */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const y = f32x4.max(f32x4.min(x, f32x4.splat(88.3762626647949)), f32x4.splat(-87.3365478515625));
  const n = f32x4.nearest(f32x4.mul(y, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(y, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, scale);
}

// @ts-ignore: decorator
@inline
function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

// @ts-ignore: decorator
@inline
function tanh4(x: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.splat(2), sigmoid4(f32x4.add(x, x))), f32x4.splat(1));
}

/** kind: 0 none, 1 relu, 2 silu, 3 tanh. */
// @ts-ignore: decorator
@inline
function activate4(z: v128, kind: i32): v128 {
  if (kind == 1) return f32x4.max(z, f32x4.splat(0));
  if (kind == 2) return f32x4.mul(z, sigmoid4(z));
  if (kind == 3) return tanh4(z);
  return z;
}

/** dy·act'(z). */
// @ts-ignore: decorator
@inline
function slope4(dy: v128, z: v128, kind: i32): v128 {
  if (kind == 1) return v128.and(dy, f32x4.gt(z, f32x4.splat(0)));
  const one = f32x4.splat(1);
  if (kind == 2) {
    const s = sigmoid4(z);
    return f32x4.mul(dy, f32x4.mul(s, f32x4.add(one, f32x4.mul(z, f32x4.sub(one, s)))));
  }
  if (kind == 3) {
    const t = tanh4(z);
    return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(t, t)));
  }
  return dy;
}

/** y = act(z) over n numbers, in place when y is z. */
export function activate(z: usize, y: usize, n: usize, kind: i32): void {
  const end = n * 4;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) v128.store(y + at, activate4(v128.load(z + at), kind));
  for (; at < end; at += 4) store<f32>(y + at, f32x4.extract_lane(activate4(v128.load32_splat(z + at), kind), 0));
}

/** dz = dy·act'(z) over n numbers, in place when dz is dy. */
export function activateBack(dy: usize, z: usize, dz: usize, n: usize, kind: i32): void {
  const end = n * 4;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) v128.store(dz + at, slope4(v128.load(dy + at), v128.load(z + at), kind));
  for (; at < end; at += 4) {
    store<f32>(dz + at, f32x4.extract_lane(slope4(v128.load32_splat(dy + at), v128.load32_splat(z + at), kind), 0));
  }
}

