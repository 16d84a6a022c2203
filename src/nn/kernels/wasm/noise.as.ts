/** Standard normal numbers from the same bits as `Rng.normal`: Threefry-2x32-20 and Box–Muller, four blocks at a time. */

// @ts-ignore: decorator
@inline
function rotated(x: v128, by: i32): v128 {
  return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by));
}

let x0: v128 = i32x4.splat(0);
let x1: v128 = i32x4.splat(0);

// @ts-ignore: decorator
@inline
function mix(a: i32, b: i32, c: i32, d: i32): void {
  x0 = i32x4.add(x0, x1);
  x1 = v128.xor(rotated(x1, a), x0);
  x0 = i32x4.add(x0, x1);
  x1 = v128.xor(rotated(x1, b), x0);
  x0 = i32x4.add(x0, x1);
  x1 = v128.xor(rotated(x1, c), x0);
  x0 = i32x4.add(x0, x1);
  x1 = v128.xor(rotated(x1, d), x0);
}

// @ts-ignore: decorator
@inline
function inject(a: i32, b: i32, group: i32): void {
  x0 = i32x4.add(x0, i32x4.splat(a));
  x1 = i32x4.add(x1, i32x4.splat(b + group));
}

/** ln x for x in (0, 1], Cephes single precision. */
// @ts-ignore: decorator
@inline
function ln4(x: v128): v128 {
  let e = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126)));
  let m = v128.or(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const one = f32x4.splat(1);
  const small = f32x4.lt(m, f32x4.splat(0.707106781186547524));
  e = f32x4.sub(e, v128.and(small, one));
  m = f32x4.sub(f32x4.add(m, v128.and(small, m)), one);
  const z = f32x4.mul(m, m);
  let y = f32x4.splat(7.0376836292e-2);
  y = f32x4.sub(f32x4.mul(y, m), f32x4.splat(1.1514610310e-1));
  y = f32x4.add(f32x4.mul(y, m), f32x4.splat(1.1676998740e-1));
  y = f32x4.sub(f32x4.mul(y, m), f32x4.splat(1.2420140846e-1));
  y = f32x4.add(f32x4.mul(y, m), f32x4.splat(1.4249322787e-1));
  y = f32x4.sub(f32x4.mul(y, m), f32x4.splat(1.6668057665e-1));
  y = f32x4.add(f32x4.mul(y, m), f32x4.splat(2.0000714765e-1));
  y = f32x4.sub(f32x4.mul(y, m), f32x4.splat(2.4999993993e-1));
  y = f32x4.add(f32x4.mul(y, m), f32x4.splat(3.3333331174e-1));
  y = f32x4.mul(f32x4.mul(y, m), z);
  y = f32x4.sub(y, f32x4.mul(f32x4.splat(2.12194440e-4), e));
  y = f32x4.sub(y, f32x4.mul(f32x4.splat(0.5), z));
  return f32x4.add(f32x4.add(m, y), f32x4.mul(f32x4.splat(0.693359375), e));
}

/** n normal numbers of the stream with key (k0, k1), from its block 0 on; written in whole eights. */
export function normal(out: usize, n: usize, k0: i32, k1: i32): void {
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  const unit = f32x4.splat(5.9604644775390625e-8);
  for (let block: i32 = 0; <usize>block * 2 < n; block += 4) {
    x0 = i32x4.add(i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3)), i32x4.splat(k0));
    x1 = i32x4.splat(k1);
    mix(13, 15, 26, 6);
    inject(k1, k2, 1);
    mix(17, 29, 16, 24);
    inject(k2, k0, 2);
    mix(13, 15, 26, 6);
    inject(k0, k1, 3);
    mix(17, 29, 16, 24);
    inject(k1, k2, 4);
    mix(13, 15, 26, 6);
    inject(k2, k0, 5);
    const u = f32x4.mul(f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(x0, 8), i32x4.splat(1))), unit);
    const r = f32x4.sqrt(f32x4.mul(f32x4.splat(-2), ln4(u)));
    // A turn is 2^24 units: the nearest quarter q and the rest t in [-π/4, π/4] are exact.
    const v = i32x4.shr_u(x1, 8);
    const q = i32x4.shr_u(i32x4.add(v, i32x4.splat(1 << 21)), 22);
    const rest = f32x4.convert_i32x4_s(i32x4.sub(v, i32x4.shl(q, 22)));
    const t = f32x4.mul(rest, f32x4.splat(3.7450702829238413e-7));
    const tt = f32x4.mul(t, t);
    let s = f32x4.splat(-1.9515295891e-4);
    s = f32x4.add(f32x4.mul(s, tt), f32x4.splat(8.3321608736e-3));
    s = f32x4.add(f32x4.mul(s, tt), f32x4.splat(-1.6666654611e-1));
    s = f32x4.add(f32x4.mul(f32x4.mul(s, tt), t), t);
    let c = f32x4.splat(2.443315711809948e-5);
    c = f32x4.add(f32x4.mul(c, tt), f32x4.splat(-1.388731625493765e-3));
    c = f32x4.add(f32x4.mul(c, tt), f32x4.splat(4.166664568298827e-2));
    c = f32x4.add(f32x4.sub(f32x4.mul(f32x4.mul(c, tt), tt), f32x4.mul(f32x4.splat(0.5), tt)), f32x4.splat(1));
    // Odd quarters swap sine and cosine; cosine is negative in quarters 1 and 2, sine in 2 and 3.
    const odd = i32x4.eq(v128.and(q, i32x4.splat(1)), i32x4.splat(1));
    const cosine = v128.bitselect(s, c, odd);
    const sine = v128.bitselect(c, s, odd);
    const cosineSign = i32x4.shl(v128.and(i32x4.add(q, i32x4.splat(1)), i32x4.splat(2)), 30);
    const sineSign = i32x4.shl(v128.and(q, i32x4.splat(2)), 30);
    const even = f32x4.mul(r, v128.xor(cosine, cosineSign));
    const uneven = f32x4.mul(r, v128.xor(sine, sineSign));
    v128.store(out, i8x16.shuffle(even, uneven, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23));
    v128.store(out, i8x16.shuffle(even, uneven, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31), 16);
    out += 32;
  }
}

/** z = a_i x + b_i y over n rows of d numbers. */
export function combineRows(a: usize, x: usize, b: usize, y: usize, z: usize, n: usize, d: usize): void {
  const row = d * 4;
  for (let i: usize = 0; i < n; i++) {
    const ai = load<f32>(a + 4 * i);
    const bi = load<f32>(b + 4 * i);
    let at: usize = 0;
    for (; at + 16 <= row; at += 16) {
      const left = f32x4.mul(f32x4.splat(ai), v128.load(x + at));
      v128.store(z + at, f32x4.add(left, f32x4.mul(f32x4.splat(bi), v128.load(y + at))));
    }
    for (; at < row; at += 4) store<f32>(z + at, ai * load<f32>(x + at) + bi * load<f32>(y + at));
    x += row;
    y += row;
    z += row;
  }
}
