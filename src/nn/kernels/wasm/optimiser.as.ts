/** Adam in place over n parameters; `keep` is what weight decay leaves of them. */
export function adam(
  theta: usize, m: usize, v: usize, g: usize, n: usize, rate: f32, epsilon: f32, beta1: f32, beta2: f32, keep: f32,
): void {
  const end = n * 4;
  let at: usize = 0;
  const b1 = f32x4.splat(beta1), b2 = f32x4.splat(beta2), r = f32x4.splat(rate), e = f32x4.splat(epsilon);
  const k1 = f32x4.splat(1 - beta1), k2 = f32x4.splat(1 - beta2), kept = f32x4.splat(keep);
  for (; at + 16 <= end; at += 16) {
    const gi = v128.load(g + at);
    const mi = f32x4.add(f32x4.mul(b1, v128.load(m + at)), f32x4.mul(k1, gi));
    const vi = f32x4.add(f32x4.mul(b2, v128.load(v + at)), f32x4.mul(k2, f32x4.mul(gi, gi)));
    v128.store(m + at, mi);
    v128.store(v + at, vi);
    const change = f32x4.div(f32x4.mul(r, mi), f32x4.add(f32x4.sqrt(vi), e));
    v128.store(theta + at, f32x4.sub(f32x4.mul(kept, v128.load(theta + at)), change));
  }
  for (; at < end; at += 4) {
    const gi = load<f32>(g + at);
    const mi = beta1 * load<f32>(m + at) + (1 - beta1) * gi;
    const vi = beta2 * load<f32>(v + at) + (1 - beta2) * gi * gi;
    store<f32>(m + at, mi);
    store<f32>(v + at, vi);
    store<f32>(theta + at, keep * load<f32>(theta + at) - (rate * mi) / (sqrt<f32>(vi) + epsilon));
  }
}

/** average ← decay·average + (1 − decay)·theta over n parameters. */
export function ema(average: usize, theta: usize, n: usize, decay: f32): void {
  const end = n * 4;
  let at: usize = 0;
  const d = f32x4.splat(decay);
  const rest = f32x4.splat(1 - decay);
  for (; at + 16 <= end; at += 16) {
    v128.store(average + at, f32x4.add(f32x4.mul(d, v128.load(average + at)), f32x4.mul(rest, v128.load(theta + at))));
  }
  for (; at < end; at += 4) {
    store<f32>(average + at, decay * load<f32>(average + at) + (1 - decay) * load<f32>(theta + at));
  }
}
