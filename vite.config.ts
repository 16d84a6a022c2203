import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import mdx from "@mdx-js/rollup";
import react from "@vitejs/plugin-react";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { build, defineConfig, type Plugin } from "vite";

/** Cross-origin isolation: without it there is no SharedArrayBuffer, and the WASM backend has one thread. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * What the built page may load and run: nothing from elsewhere, no `eval`. WebAssembly is compiled in place, the WASM
 * threads start from a blob, and plotly and KaTeX set styles inline. (The development server needs inline scripts, so
 * the policy is added by the build only.)
 */
const policy = {
  "default-src": "'self'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self' blob:",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "connect-src": "'self' data: blob:",
  "manifest-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

function contentSecurityPolicy(): Plugin {
  const content = Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content }, injectTo: "head-prepend" },
    ],
  };
}

/**
 * tfjs starts its WASM threads from the source text of a function (`factory.toString()`). That function reads
 * `_scriptDir` of the scope around it behind a `typeof` guard; minified, the guard is gone and each thread dies with
 * "e is not defined". Declared inside, the name exists wherever the text runs.
 */
function selfContainedWasmThreads(): Plugin {
  const before = "WasmBackendModuleThreadedSimd = WasmBackendModuleThreadedSimd || {};";
  return {
    name: "self-contained-wasm-threads",
    transform: {
      filter: { id: /tfjs-backend-wasm-threaded-simd\.js$/ },
      handler(code) {
        if (!code.includes(before)) this.error("tfjs-backend-wasm has changed: look at selfContainedWasmThreads again");
        return { code: code.replace(before, `var _scriptDir; ${before}`), map: null };
      },
    },
  };
}

/** plotly names the style sheet of its map plots (56 kB), which no chart here uses. */
function noMapStyles(): Plugin {
  return {
    name: "no-map-styles",
    enforce: "pre",
    load: { filter: { id: /maplibre-gl\.css$/ }, handler: () => "" },
  };
}

/** Not kept for visits without a network: no browser with service workers needs these fonts, or WASM without SIMD. */
const unneeded = /\.(?:ttf|woff)$|tfjs-backend-wasm-[^-]+\.wasm$/;
/** Fetched when the page has settled. */
const isLater = (path: string) => /^artifacts\/|^[^/]+\.json$/.test(path);

/** `service-worker.js`: src/app/offline/service-worker.ts with the hashes of the files of this build. */
function serviceWorker(): Plugin {
  let publicDir = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved: (config) => void (publicDir = config.publicDir),
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const hashes: Record<string, string> = {};
        const add = (path: string, content: string | Uint8Array) => {
          if (!unneeded.test(path)) hashes[path] = createHash("sha256").update(content).digest("hex").slice(0, 32);
        };
        for (const file of Object.values(bundle)) add(file.fileName, file.type === "chunk" ? file.code : file.source);
        for (const entry of readdirSync(publicDir, { recursive: true, withFileTypes: true })) {
          const path = join(entry.parentPath, entry.name);
          if (entry.isFile()) add(path.slice(publicDir.length + 1).replaceAll("\\", "/"), readFileSync(path));
        }
        const list = (later: boolean) =>
          JSON.stringify(Object.fromEntries(Object.entries(hashes).filter(([path]) => isLater(path) === later)));
        const entry = join(import.meta.dirname, "src/app/offline/service-worker.ts");
        const built = await build({
          configFile: false,
          publicDir: false,
          logLevel: "error",
          define: { FIRST: list(false), LATER: list(true) },
          build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "worker" } },
        });
        const [{ output }] = built as Extract<typeof built, readonly unknown[]>;
        this.emitFile({ type: "asset", fileName: "service-worker.js", source: output[0].code });
      },
    },
  };
}

export default defineConfig({
  base: "./", // the built page works from any folder of any host; its pages are told apart by the hash
  plugins: [
    {
      // Before React's plugin: prose becomes components, formulas become MathML with an HTML rendering beside it.
      enforce: "pre",
      ...mdx({
        providerImportSource: "@mdx-js/react",
        remarkPlugins: [remarkGfm, remarkMath],
        rehypePlugins: [[rehypeKatex, { output: "htmlAndMathml", strict: true, throwOnError: true }]],
      }),
    },
    react({ include: /\.(mdx|tsx?)$/ }),
    noMapStyles(),
    contentSecurityPolicy(),
    serviceWorker(),
  ],
  define: { global: "globalThis" }, // what plotly's dependencies, written for Node, call the global object
  worker: { format: "es", plugins: () => [selfContainedWasmThreads()] },
  build: {
    target: "es2022",
    reportCompressedSize: false, // scripts/sizes.mjs measures, against a budget
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // Every method's own part is called entry.ts.
        chunkFileNames: ({ facadeModuleId }) =>
          `assets/${/methods\/([^/]+)\/entry\.ts$/.exec(facadeModuleId ?? "")?.[1] ?? "[name]"}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: "plotly", test: /node_modules[\\/](plotly\.js|@plotly)[\\/]/ },
            { name: "tfjs", test: /node_modules[\\/]@tensorflow[\\/]/ },
            { name: "cards", test: /src[\\/]methods[\\/][^\\/]+[\\/]card\.ts$/ }, // else each would be a file of its own
            // Small, and wanted by all pages alike: together they weigh less.
            {
              name: "ui",
              test: /src[\\/]ui[\\/](Button|Choice|Icons|MarkerShape|Slider|Tip|Toggle|download|format|roles|theme|hooks|labels|place)\.tsx?$/,
            },
            {
              name: "core",
              test: /src[\\/](lab[\\/](controls|method|image-targets)|math[\\/]statistics|app[\\/](lab|clock))\.tsx?$/,
            },
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { headers: isolation },
  preview: { headers: isolation },
});
