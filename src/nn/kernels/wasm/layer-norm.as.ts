/**
 * Layer normalisation of n rows of d numbers: y = (x − mean)/√(variance + ε)·gain + shift. `gain` is a row of d, `shift`
 * the row behind it. Keeps the normalised rows in `kept` and 1/√(variance + ε) per row in `inverse`.
 */
export function layerNorm(x: usize, gain: usize, y: usize, kept: usize, inverse: usize, n: usize, d: usize, epsilon: f32): void {
  const row = d * 4;
  const shift = gain + row;
  const share: f32 = 1 / <f32>d;
  for (let i: usize = 0; i < n; i++) {
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
      store<f32>(y + at, normal * load<f32>(gain + at) + load<f32>(shift + at));
    }
    x += row;
    y += row;
    kept += row;
  }
}

/** Its gradients: dx `[n, d]`, and those of gain and shift as two rows of `dgain`. */
export function layerNormBack(dy: usize, kept: usize, inverse: usize, gain: usize, dx: usize, dgain: usize, n: usize, d: usize): void {
  const row = d * 4;
  const share: f32 = 1 / <f32>d;
  memory.fill(dgain, 0, 2 * row);
  for (let i: usize = 0; i < n; i++) {
    let sum: f32 = 0;
    let product: f32 = 0;
    for (let at: usize = 0; at < row; at += 4) {
      const g = load<f32>(dy + at);
      const normal = load<f32>(kept + at);
      store<f32>(dgain + at, load<f32>(dgain + at) + g * normal);
      store<f32>(dgain + row + at, load<f32>(dgain + row + at) + g);
      const scaled = g * load<f32>(gain + at);
      sum += scaled;
      product += scaled * normal;
    }
    sum *= share;
    product *= share;
    const r = load<f32>(inverse + 4 * i);
    for (let at: usize = 0; at < row; at += 4) {
      const scaled = load<f32>(dy + at) * load<f32>(gain + at);
      store<f32>(dx + at, r * (scaled - sum - load<f32>(kept + at) * product));
    }
    dy += row;
    kept += row;
    dx += row;
  }
}

