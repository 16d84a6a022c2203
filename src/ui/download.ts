/** Files that a person takes away. */

/** Offers `blob` for saving under `name`. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export interface Column {
  readonly name: string;
  readonly values: ArrayLike<number | string | null | undefined>;
}

/** RFC 4180, with the byte order mark by which spreadsheets recognise UTF-8. Shorter columns end in empty fields. */
export function csv(columns: readonly Column[]): string {
  const rows = Math.max(0, ...columns.map((c) => c.values.length));
  const lines = [columns.map((c) => field(c.name)).join(",")];
  for (let i = 0; i < rows; i++) lines.push(columns.map((c) => field(c.values[i])).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers. */
function field(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveCsv(columns: readonly Column[], name: string): void {
  saveBlob(new Blob([csv(columns)], { type: "text/csv;charset=utf-8" }), name);
}

/** Saves what a canvas shows, on the page's own paper rather than on nothing. */
export async function savePng(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const g = copy.getContext("2d")!;
  g.fillStyle = getComputedStyle(canvas).getPropertyValue("--surface") || "#fff";
  g.fillRect(0, 0, copy.width, copy.height);
  g.drawImage(canvas, 0, 0);
  const blob = await new Promise<Blob | null>((done) => copy.toBlob(done, "image/png"));
  if (blob) saveBlob(blob, name);
}

/** A file name from free text: no separators, no surprises. */
export function fileName(text: string, extension: string): string {
  const stem = text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .toLowerCase();
  return `${stem || "lab"}.${extension}`;
}
