/** Activations in WGSL: `act(z)` and its slope `actSlope(z)`. exp is clamped where float32 ends. */
import type { Activation } from "../dense.ts";

const sigmoid = "1.0 / (1.0 + exp(clamp(-z, -87.0, 87.0)))";

const code: Readonly<Record<Activation, { act: string; slope: string }>> = {
  none: { act: "return z;", slope: "return 1.0;" },
  relu: { act: "return max(z, 0.0);", slope: "return select(0.0, 1.0, z > 0.0);" },
  silu: {
    act: `return z * (${sigmoid});`,
    slope: `let s = ${sigmoid}; return s * (1.0 + z * (1.0 - s));`,
  },
  tanh: {
    act: "return tanh(clamp(z, -15.0, 15.0));",
    slope: "let t = tanh(clamp(z, -15.0, 15.0)); return 1.0 - t * t;",
  },
};

export const activationCode = (activation: Activation): string => `
fn act(z : f32) -> f32 { ${code[activation].act} }
fn actSlope(z : f32) -> f32 { ${code[activation].slope} }
`;
