/**
 * Layer normalisation of n rows of d numbers: y = (x − mean)/√(variance + ε)·(base + gain) + shift. Every `group` rows share
 * a gain of d numbers with the shift behind it. Keeps the normalised rows in `kept` and 1/√(variance + ε) per row in
 * `inverse`.
 */
export function layerNorm(
  x: usize, gain: usize, y: usize, kept: usize, inverse: usize, n: usize, d: usize, group: usize, base: f32, epsilon: f32,
): void {
  const row = d * 4;
  const share: f32 = 1 / <f32>d;
  for (let i: usize = 0; i < n; i++) {
    if (i > 0 && i % group == 0) gain += 2 * row;
    const shift = gain + row;
    let mean: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) mean += load<f32>(x + at);
    mean *= share;
    let variance: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) {
      const centred = load<f32>(x + at) - mean;
      variance += centred * centred;
    }
    const r: f32 = 1 / sqrt<f32>(variance * share + epsilon);
    store<f32>(inverse + 4 * i, r);
    for (let at: usize = 0; at < row; at += 4) {
      const normal = (load<f32>(x + at) - mean) * r;
      store<f32>(kept + at, normal);
      store<f32>(y + at, normal * (base + load<f32>(gain + at)) + load<f32>(shift + at));
    }
    x += row;
    y += row;
    kept += row;
  }
}

/** Its gradients: dx `[n, d]`, and those of gain and shift as they lie. `n` is a multiple of `group`. */
export function layerNormBack(
  dy: usize, kept: usize, inverse: usize, gain: usize, dx: usize, dgain: usize, n: usize, d: usize, group: usize, base: f32,
): void {
  const row = d * 4;
  const share: f32 = 1 / <f32>d;
  memory.fill(dgain, 0, (n / group) * 2 * row);
  for (let i: usize = 0; i < n; i++) {
    if (i > 0 && i % group == 0) {
      gain += 2 * row;
      dgain += 2 * row;
    }
    let sum: f32 = 0;
    let product: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) {
      const g = load<f32>(dy + at);
      const normal = load<f32>(kept + at);
      store<f32>(dgain + at, load<f32>(dgain + at) + g * normal);
      store<f32>(dgain + row + at, load<f32>(dgain + row + at) + g);
      const scaled = g * (base + load<f32>(gain + at));
      sum += scaled;
      product += scaled * normal;
    }
    sum *= share;
    product *= share;
    const r = load<f32>(inverse + 4 * i);
    for (let at: usize = 0; at < row; at += 4) {
      const scaled = load<f32>(dy + at) * (base + load<f32>(gain + at));
      store<f32>(dx + at, r * (scaled - sum - load<f32>(kept + at) * product));
    }
    dy += row;
    kept += row;
    dx += row;
  }
}


/** y = h + gate·x: rows of d numbers, every `group` of them with the same gate. */
export function gatedAdd(h: usize, x: usize, gate: usize, y: usize, n: usize, d: usize, group: usize): void {
  const row = d * 4;
  for (let i: usize = 0; i < n; i++) {
    if (i > 0 && i % group == 0) gate += row;
    let at: usize = 0;
    for (; at + 16 <= row; at += 16) {
      v128.store(y + at, f32x4.add(v128.load(h + at), f32x4.mul(v128.load(gate + at), v128.load(x + at))));
    }
    for (; at < row; at += 4) store<f32>(y + at, load<f32>(h + at) + load<f32>(gate + at) * load<f32>(x + at));
    h += row;
    x += row;
    y += row;
  }
}

/** Its gradients by x `[n, d]` and by the gates `[n / group, d]`. */
export function gatedAddBack(dy: usize, x: usize, gate: usize, dx: usize, dgate: usize, n: usize, d: usize, group: usize): void {
  const row = d * 4;
  memory.fill(dgate, 0, (n / group) * row);
  for (let i: usize = 0; i < n; i++) {
    if (i > 0 && i % group == 0) {
      gate += row;
      dgate += row;
    }
    let at: usize = 0;
    for (; at + 16 <= row; at += 16) {
      const g = v128.load(dy + at);
      v128.store(dx + at, f32x4.mul(g, v128.load(gate + at)));
      v128.store(dgate + at, f32x4.add(v128.load(dgate + at), f32x4.mul(g, v128.load(x + at))));
    }
    for (; at < row; at += 4) {
      const g = load<f32>(dy + at);
      store<f32>(dx + at, g * load<f32>(gate + at));
      store<f32>(dgate + at, load<f32>(dgate + at) + g * load<f32>(x + at));
    }
    dy += row;
    x += row;
    dx += row;
  }
}
