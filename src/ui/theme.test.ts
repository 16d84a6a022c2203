import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8");

/** The custom properties of the first rule with this selector. */
function variables(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`);
  const body = css.slice(css.indexOf("{", from) + 1, css.indexOf("}", from));
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2].trim()]));
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? Array.from(hex.slice(1), (d) => d + d).join("") : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((i) => {
    const v = Number.parseInt(digits.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const roles = ["teacher", "student", "control", "smoothed", "truth", "hard"];

describe.each([
  ["light", variables(":root")],
  ["dark", variables(':root[data-theme="dark"]')],
])("the %s theme", (_, theme) => {
  const grounds = ["page", "surface", "sunken"].map((name) => theme.get(name)!);
  it.each(["ink", "ink-2", "ink-3", "danger", "warning", "good", ...roles.map((r) => `${r}-text`)])(
    "has readable text: %s",
    (name) => {
      for (const ground of grounds) expect(contrast(theme.get(name)!, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each(["line-3", "focus", ...roles, ...Array.from({ length: 10 }, (_, k) => `class-${k}`)])(
    "has visible marks: %s",
    (name) => {
      for (const ground of grounds.slice(0, 2)) expect(contrast(theme.get(name)!, ground)).toBeGreaterThanOrEqual(3);
    },
  );
});

it("is the same dark, asked for or by the system", () => {
  expect(variables(':root:not([data-theme="light"])')).toEqual(variables(':root[data-theme="dark"]'));
});
