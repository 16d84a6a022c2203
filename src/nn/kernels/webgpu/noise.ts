/** Normal numbers from the same bits as `Rng.normal`, and the combination of rows that noising is. */
import type { Tensor } from "../../tf.ts";
import { run, type Kernel } from "./program.ts";

const groups = (n: number): [number, number, number] => [Math.ceil(n / 64), 1, 1];

/** Threefry-2x32-20 (Salmon et al. 2011) of counter (index, 0), then Box–Muller: two numbers per invocation. */
const normalKernel: Kernel = {
  key: "lab_normal",
  inputs: [],
  integers: ["count", "k0", "k1"],
  workgroup: [64, 1, 1],
  declarations: `
    fn mixed(start : vec2<u32>, turns : vec4<u32>) -> vec2<u32> {
      var x = start;
      for (var i = 0; i < 4; i++) {
        x.x += x.y;
        x.y = ((x.y << turns[i]) | (x.y >> (32u - turns[i]))) ^ x.x;
      }
      return x;
    }
    // Cephes, single precision: the built-in logarithm, sine and cosine may be off by 2^-11.
    fn ln(x : f32) -> f32 {
      let bits = bitcast<i32>(x);
      var e = f32((bits >> 23u) - 126);
      var m = bitcast<f32>((bits & 0x007fffff) | 0x3f000000);
      if (m < 0.7071067811865476) { e -= 1.0; m += m; }
      m -= 1.0;
      let z = m * m;
      var y = 7.0376836292e-2;
      y = y * m - 1.1514610310e-1;
      y = y * m + 1.1676998740e-1;
      y = y * m - 1.2420140846e-1;
      y = y * m + 1.4249322787e-1;
      y = y * m - 1.6668057665e-1;
      y = y * m + 2.0000714765e-1;
      y = y * m - 2.4999993993e-1;
      y = y * m + 3.3333331174e-1;
      y = y * m * z - 2.12194440e-4 * e - 0.5 * z;
      return m + y + 0.693359375 * e;
    }`,
  body: `if (2 * index >= uniforms.count) { return; }
    let k0 = bitcast<u32>(uniforms.k0);
    let k1 = bitcast<u32>(uniforms.k1);
    let k2 = 0x1bd11bdau ^ k0 ^ k1;
    let first = vec4<u32>(13u, 15u, 26u, 6u);
    let second = vec4<u32>(17u, 29u, 16u, 24u);
    var x = vec2<u32>(u32(index) + k0, k1);
    x = mixed(x, first) + vec2<u32>(k1, k2 + 1u);
    x = mixed(x, second) + vec2<u32>(k2, k0 + 2u);
    x = mixed(x, first) + vec2<u32>(k0, k1 + 3u);
    x = mixed(x, second) + vec2<u32>(k1, k2 + 4u);
    x = mixed(x, first) + vec2<u32>(k2, k0 + 5u);
    let r = sqrt(-2.0 * ln(f32((x.x >> 8u) + 1u) * 5.9604644775390625e-8));
    // A turn is 2^24 units: the nearest quarter q and the rest t in [-π/4, π/4] are exact.
    let v = i32(x.y >> 8u);
    let q = (v + 2097152) >> 22u;
    let t = f32(v - (q << 22u)) * 3.7450702829238413e-7;
    let tt = t * t;
    let s = ((-1.9515295891e-4 * tt + 8.3321608736e-3) * tt - 1.6666654611e-1) * tt * t + t;
    let c = ((2.443315711809948e-5 * tt - 1.388731625493765e-3) * tt + 4.166664568298827e-2) * tt * tt - 0.5 * tt + 1.0;
    let isOdd = (q & 1) == 1;
    let cosine = select(c, s, isOdd) * select(1.0, -1.0, ((q + 1) & 2) == 2);
    let sine = select(s, c, isOdd) * select(1.0, -1.0, (q & 2) == 2);
    result[2 * index] = r * cosine;
    if (2 * index + 1 < uniforms.count) { result[2 * index + 1] = r * sine; }`,
};

/** n normal numbers of the stream with that key, from its block 0 on. */
export function normalNumbers(shape: number[], [k0, k1]: readonly [number, number]): Tensor {
  const count = shape.reduce((a, b) => a * b, 1);
  return run(normalKernel, {
    inputs: [],
    output: shape,
    workgroups: groups(Math.ceil(count / 2)),
    integers: [count, k0 | 0, k1 | 0],
  });
}

const combineKernel: Kernel = {
  key: "lab_combine_rows",
  inputs: ["A", "X", "B", "Y"],
  integers: ["count", "columns"],
  workgroup: [64, 1, 1],
  body: `if (index < uniforms.count) {
    let row = index / uniforms.columns;
    result[index] = A[row] * X[index] + B[row] * Y[index];
  }`,
};

/** a_i x + b_i y for rows i. */
export function combine(a: Tensor, x: Tensor, b: Tensor, y: Tensor): Tensor {
  const columns = x.size / a.size;
  return run(combineKernel, {
    inputs: [a, x, b, y],
    output: x.shape,
    workgroups: groups(x.size),
    integers: [x.size, columns],
  });
}
