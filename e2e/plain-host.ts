/** A host as static hosts are: files below a path of its own, no headers of isolation, nothing else. */
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export interface PlainHost {
  /** The address of the folder. */
  readonly url: string;
  /** What stands in the place of a file; null takes the file away. */
  readonly changed: Map<string, string | null>;
  close(): Promise<void>;
}

/** Serves `folder` below `path`, which begins and ends with a slash, on a free port. */
export async function plainHost(folder: string, path: string): Promise<PlainHost> {
  const changed = new Map<string, string | null>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const name = normalize(pathname.slice(path.length)) === "." ? "index.html" : normalize(pathname.slice(path.length));
    const file = join(folder, name);
    const isThere = changed.has(name)
      ? changed.get(name) !== null
      : statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!pathname.startsWith(path) || name.startsWith("..") || !isThere) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(name)] ?? "application/octet-stream" });
    response.end(request.method === "HEAD" ? undefined : (changed.get(name) ?? readFileSync(file)));
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${path}`,
    changed,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
