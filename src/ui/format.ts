/** Numbers for people to read, in their language. */

const cache = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let f = cache.get(key);
  if (!f) cache.set(key, (f = new Intl.NumberFormat(locale, options)));
  return f;
}

/** Not a number, or none measured. */
const missing = "–";

/** `digits` significant digits; very small and very large numbers in powers of ten (3.2e-5 → "3.2×10⁻⁵"). */
export function formatNumber(value: number, locale: string, digits = 3): string {
  if (Number.isNaN(value)) return missing;
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return powerOfTen(value, locale, digits);
  return minus(formatter(locale, { maximumSignificantDigits: digits }).format(value));
}

/** `decimals` digits after the point. */
export function formatFixed(value: number, locale: string, decimals: number): string {
  if (!Number.isFinite(value)) return formatNumber(value, locale);
  return minus(formatter(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value));
}

/** A whole number with its thousands marked. */
export function formatInteger(value: number, locale: string): string {
  return Number.isFinite(value) ? minus(formatter(locale, { maximumFractionDigits: 0 }).format(value)) : missing;
}

/** A fraction as a percentage. */
export function formatPercent(fraction: number, locale: string, decimals = 1): string {
  if (!Number.isFinite(fraction)) return missing;
  const options = { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return minus(formatter(locale, options).format(fraction));
}

/**
 * A probability as a percentage: 93.4 %, 0.03 %, < 0.001 %. Exactly 0 and 1 keep no decimals; what is only nearly so is
 * never rounded to them.
 */
export function formatProbability(p: number, locale: string): string {
  if (!Number.isFinite(p)) return missing;
  if (p === 0 || p === 1) return formatPercent(p, locale, 0);
  if (p >= 0.9995) return `>${formatPercent(0.999, locale, 1)}`;
  if (p >= 0.001) return formatPercent(p, locale, 1);
  if (p >= 1e-5) return formatter(locale, { style: "percent", maximumSignificantDigits: 1 }).format(p);
  return `<${formatPercent(1e-5, locale, 3)}`;
}

/** Bytes, in the unit that leaves one to four digits. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ["B", "kB", "MB", "GB"];
  let k = 0;
  while (bytes >= 1000 && k < units.length - 1) {
    bytes /= 1000;
    k++;
  }
  return `${formatter(locale, { maximumSignificantDigits: 3 }).format(bytes)} ${units[k]}`;
}

/** 65 s → "1:05"; hours when needed. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return missing;
  const s = Math.max(0, Math.round(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(s / 60);
  return s < 3600 ? `${minutes}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(minutes % 60)}:${two(s % 60)}`;
}

/** A typed number: point or comma as decimal sign, 1e-3, fullwidth digits; NaN when it is not one. */
export function parseNumber(text: string): number {
  const plain = text.normalize("NFKC").replace(/[−–]/g, "-").replace(/[\s_]/g, "");
  const pointed = plain.includes(".") ? plain.replace(/,/g, "") : plain.replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed) ? Number(pointed) : Number.NaN;
}

function powerOfTen(value: number, locale: string, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const shown = formatter(locale, { maximumFractionDigits: digits - 1 }).format(Number(mantissa));
  return minus(`${shown}×10${superscript(Number(exponent))}`);
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const superscript = (n: number): string =>
  (n < 0 ? "⁻" : "") + [...String(Math.abs(n))].map((d) => superscripts[Number(d)]).join("");

const minus = (text: string): string => text.replace("-", "−");
