import { expect, test } from "vitest";
import { embedCode } from "./embed-code.ts";
import { isOnlyHere } from "./only-here.ts";
import { qrSvg } from "./qr-svg.ts";

test("what a person typed stays text in the code to paste", () => {
  const code = embedCode("https://lab.example/#/kd?v=1&embed=1", `"><script>alert(1)</script>`, "dark");
  expect(code).toContain('src="https://lab.example/#/kd?v=1&amp;embed=1"');
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(code).toContain("color-scheme:dark");
  expect(code.match(/<script>/g)).toHaveLength(1);
});

test("a QR code has the quiet zone of the standard; what is too long has none", () => {
  const svg = qrSvg("#/kd?v=1")!;
  const [, side] = /viewBox="0 0 (\d+)/.exec(svg)!;
  expect((Number(side) - 8 - 17) % 4).toBe(0);
  const dark = [...svg.matchAll(/M(\d+) (\d+)h1/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...dark)).toBe(4);
  expect(Math.max(...dark)).toBe(Number(side) - 5);
  expect(qrSvg("x".repeat(3000))).toBeNull();
});

test.each([
  ["http://localhost:4173/", true],
  ["http://127.0.0.1:4173/lab/", true],
  ["http://[::1]:4173/", true],
  ["file:///home/me/dist/index.html", true],
  ["http://192.168.0.12:4173/", false],
  ["https://localhost.example/", false],
])("%s leads nowhere from another computer: %s", (address, only) => {
  expect(isOnlyHere(new URL(address))).toBe(only);
});
