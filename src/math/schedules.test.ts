import { describe, expect, test } from "vitest";
import { schedule, scheduleIds, type ScheduleId } from "./schedules.ts";

const times = [0.001, 0.1, 0.25, 0.5, 0.77, 0.9, 0.999];
const ratioOf = ({ alpha, sigma }: { alpha: number; sigma: number }) => sigma / alpha;

/** (a − b)/b. */
const off = (a: number, b: number) => Math.abs(a / b - 1);

describe("against closed forms", () => {
  test("cosine: log SNR −2 ln tan(at + b) from 20 to −20, α² the sigmoid of it", () => {
    const b = Math.atan(Math.exp(-10));
    const a = Math.atan(Math.exp(10)) - b;
    for (const t of [0, ...times, 1]) {
      const logSnr = -2 * Math.log(Math.tan(a * t + b));
      const { alpha, sigma } = schedule("cosine").at(t);
      expect(off(alpha ** 2, 1 / (1 + Math.exp(-logSnr)))).toBeLessThan(1e-9);
      expect(off(sigma ** 2, 1 / (1 + Math.exp(logSnr)))).toBeLessThan(1e-9);
    }
    expect(-2 * Math.log(ratioOf(schedule("cosine").at(0)))).toBeCloseTo(20, 9);
    expect(-2 * Math.log(ratioOf(schedule("cosine").at(1)))).toBeCloseTo(-20, 6);
  });

  test("linear: close to the product of a thousand betas from 1e-4 to 0.02, everywhere", () => {
    let product = 1;
    for (let k = 0; k < 1000; k++) {
      product *= 1 - (1e-4 + (k / 999) * (0.02 - 1e-4));
      // The product takes β's at the ends of intervals and squares a little off each: 8 % at most, at the very end.
      if ((k + 1) % 100 === 0) {
        const { alpha } = schedule("linear").at((k + 1) / 1000);
        expect(off(alpha ** 2, product), `step ${k + 1}`).toBeLessThan(0.08);
      }
    }
    expect(product).toBeCloseTo(4.0e-5, 6);
    expect(schedule("linear").at(1).alpha ** 2).toBeCloseTo(Math.exp(-10.05), 15);
    expect(schedule("linear").at(1).alpha ** 2).toBeCloseTo(4.3e-5, 6);
  });

  test("edm: σ^(1/7) falls evenly from 10 to 0.01, then 0", () => {
    const stops = schedule("edm").stops(18);
    expect(stops).toHaveLength(19);
    const seventh = (i: number) => 10 ** (1 / 7) + (i / 17) * (0.01 ** (1 / 7) - 10 ** (1 / 7));
    for (let i = 0; i < 18; i++) expect(off(stops[i].sigma, seventh(i) ** 7)).toBeLessThan(1e-12);
    expect(stops[18]).toMatchObject({ time: 0, alpha: 1, sigma: 0 });
    expect(
      schedule("edm")
        .stops(1)
        .map((s) => s.sigma),
    ).toEqual([expect.closeTo(10, 12), 0]);
  });

  test("flow: the straight line", () => {
    for (const t of [0, ...times, 1]) expect(schedule("flow").at(t)).toEqual({ alpha: 1 - t, sigma: t });
  });
});

describe.each(scheduleIds)("%s", (id: ScheduleId) => {
  const s = schedule(id);
  const variancePreserving = id === "cosine" || id === "linear";

  test("has its name, and keeps the variance where it promises to", () => {
    expect(s.id).toBe(id);
    if (!variancePreserving) return;
    for (const t of [0, 1e-9, ...times, 1]) {
      const { alpha, sigma } = s.at(t);
      expect(alpha ** 2 + sigma ** 2).toBeCloseTo(1, 14);
    }
  });

  test("the noise rises against the signal all the way", () => {
    const ratios = [0, ...times, 1].map((t) => ratioOf(s.at(t)));
    for (let i = 1; i < ratios.length; i++) expect(ratios[i]).toBeGreaterThan(ratios[i - 1]);
  });

  test("timeOf is the inverse of σ/α, and clips", () => {
    for (const t of [0, ...times, 1]) expect(s.timeOf(ratioOf(s.at(t)))).toBeCloseTo(t, 9);
    for (const ratio of [0, 1e-300, 1e-3, 1, 80, 1e9, 1e200, Infinity]) {
      const t = s.timeOf(ratio);
      expect(t >= 0 && t <= 1, `${ratio} at ${t}`).toBe(true);
    }
    expect(s.timeOf(Infinity)).toBe(1);
    expect(s.timeOf(0)).toBe(0);
  });

  test.each([1, 2, 5, 50])("%i steps go from pure noise to data", (n) => {
    const stops = s.stops(n);
    expect(stops).toHaveLength(n + 1);
    expect(stops[n]).toMatchObject({ time: 0, alpha: 1, sigma: 0 });
    expect(stops[0].alpha).toBe(s.at(1).alpha);
    expect(stops[0].sigma).toBe(s.at(1).sigma);
    for (let i = 0; i < n; i++) {
      expect(stops[i + 1].time).toBeLessThan(stops[i].time);
      expect(ratioOf(stops[i + 1])).toBeLessThan(ratioOf(stops[i]));
    }
    for (const stop of stops) expect(Object.values(stop).every(Number.isFinite)).toBe(true);
  });

  test("rates are the derivatives by the time that is integrated over", () => {
    const at = (time: number) => (id === "edm" ? { alpha: 1, sigma: time } : s.at(time));
    const h = 1e-6;
    for (const stop of s.stops(20).slice(1, -1)) {
      const [above, below] = [at(stop.time + h), at(stop.time - h)];
      expect(stop.alphaRate).toBeCloseTo((above.alpha - below.alpha) / (2 * h), 6);
      expect(stop.sigmaRate).toBeCloseTo((above.sigma - below.sigma) / (2 * h), 6);
      expect(at(stop.time)).toEqual({ alpha: stop.alpha, sigma: stop.sigma });
    }
  });
});
