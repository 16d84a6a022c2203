/** The house's layers: who may import whom (the table is here), checked on every import of src/. */
import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vite";
import { describe, expect, test } from "vitest";

const SRC = fileURLToPath(new URL(".", import.meta.url));

/** Layer → layers that it may import, besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  math: [],
  data: ["math"],
  // Architectures and backends are part of the contract, which holds no tensors: nn takes their types from it.
  nn: ["math", "lab"],
  // What an artifact's output means is part of the contract too.
  diffusion: ["nn", "math", "data", "lab"],
  losses: ["nn", "math", "data"],
  metrics: ["nn", "math", "data"],
  lab: ["math"],
  "methods/entry": ["lab"],
  "methods/*/spec": ["methods/entry", "methods/generative/spec", "methods/language/spec", "lab"],
  "methods/*/train": [
    "math",
    "data",
    "nn",
    "diffusion",
    "losses",
    "metrics",
    "lab",
    "methods/*/spec",
    "methods/context",
    "methods/generative",
    "methods/language",
  ],
  // What the generative methods have in common: their targets, how they are watched, a phase of training.
  "methods/generative": ["math", "data", "nn", "diffusion", "losses", "metrics", "lab", "methods/context"],
  // Their controls, metrics and words are shared too.
  "methods/generative/spec": ["lab"],
  // The same of the language methods.
  "methods/language": ["math", "data", "nn", "losses", "lab", "methods/context"],
  "methods/language/spec": ["lab"],
  "methods/specs": ["methods/*/spec", "methods/entry", "lab"],
  "methods/catalogue": ["methods/*/spec", "methods/entry"],
  "methods/claims": ["methods/*/spec", "lab"],
  // Experiments as scripts for elsewhere: pure text, made from a recipe.
  "methods/*/script": ["methods/scripts/", "methods/*/spec", "lab"],
  "methods/scripts/": ["lab", "data"],
  "methods/scripts": ["methods/*/script", "methods/scripts/"],
  "methods/context": ["data", "lab", "math", "nn"],
  "methods/loaders": ["methods/*/train", "methods/context", "lab"],
  engine: ["methods/loaders", "methods/specs", "methods/context", "nn", "lab", "data", "math"],
  // The networks that stand beside the methods (the autoencoder, the classifier that judges) are trained by `pretrain`.
  cli: [
    "engine",
    "engine/client",
    "lab",
    "methods/specs",
    "methods/claims",
    "methods/scripts",
    "data",
    "metrics",
    "math",
  ].concat(
    ["diffusion", "nn"], // for that alone
  ),
  ui: ["i18n", "math"],
  i18n: [],
  // methods/specs holds all methods: with one import of it, every method's words would be in the page's first chunk.
  app: [
    "lab",
    "ui",
    "i18n",
    "math",
    "data",
    "methods/catalogue",
    "methods/claims",
    "methods/scripts",
    "methods/entry",
  ].concat(
    ["engine/client", "lesson"], // and nothing else of the engine
  ),
  // The client side is part of the engine; only the page is kept to it.
  "engine/client": ["engine", "lab", "data"],
  lesson: [], // components come from the MDX provider of app/
};

/** Packages that belong to some layers only; any other package is everybody's. */
const OWNERS: readonly { name: RegExp; layers: readonly string[] }[] = [
  { name: /^@tensorflow\//, layers: ["nn"] },
  { name: /^plotly\.js(\/|$)/, layers: ["ui"] },
  { name: /^(react|react-dom|zustand|@mdx-js\/react)(\/|$)/, layers: ["ui", "app", "i18n"] },
  { name: /^katex(\/|$)/, layers: ["ui", "app"] },
  { name: /^node:/, layers: ["cli"] },
];

/** tf's own generators: unseeded, or seeded per call. */
const RANDOM_OPS = new Set(
  ["rand", "randomGamma", "randomNormal", "randomStandardNormal", "randomUniform", "randomUniformInt"].concat(
    ["truncatedNormal", "multinomial", "dropout"], // and those that draw inside
  ),
);

/** The layer of a path relative to src/; undefined for a file that stands outside the house. */
function layerOf(path: string): string | undefined {
  if (/^methods\/[^/]+\/[^/]*\.mdx$/.test(path)) return "lesson";
  if (/^methods\/(specs|catalogue|entry|claims|loaders|scripts|context)(\.ts)?$/.test(path))
    return path.replace(/\.ts$/, "");
  if (/^methods\/generative\/(controls|metrics|text)\b/.test(path)) return "methods/generative/spec";
  if (path.startsWith("methods/generative/")) return "methods/generative";
  if (/^methods\/language\/(controls|text)\b/.test(path)) return "methods/language/spec";
  if (path.startsWith("methods/language/")) return "methods/language";
  if (path.startsWith("methods/scripts/")) return "methods/scripts/";
  if (/^methods\/[^/]+\/script(-[a-z]+)*(\.ts)?$/.test(path)) return "methods/*/script";
  if (/^methods\/[^/]+\/(spec|text|claims|card|entry)(\.[a-z-]+)*$/.test(path)) return "methods/*/spec";
  if (/^methods\/[^/]+\/./.test(path)) return "methods/*/train";
  if (path.startsWith("engine/client")) return "engine/client";
  const [folder, ...rest] = path.split("/");
  return rest.length > 0 && folder in MAY_IMPORT ? folder : undefined;
}

interface Reference {
  /** What is imported, as written. */
  target: string;
  line: number;
}

interface Scan {
  imports: Reference[];
  /** Uses of forbidden randomness. */
  random: Reference[];
}

type Node = { type: string; start: number } & Record<string, unknown>;

/** All imports of a module: static, type-only, re-exported, dynamic, `import("…").T`, URLs of workers, globs. */
function scan(code: string, path: string): Scan {
  const found: Scan = { imports: [], random: [] };
  const lineAt = (offset: number) => code.slice(0, offset).split("\n").length;
  if (path.endsWith(".mdx")) {
    const prose = code.replace(/^(```|~~~)[\s\S]*?^\1/gm, (fence) => fence.replace(/[^\n]/g, ""));
    for (const match of prose.matchAll(/^(?:import|export)\b.*?["']([^"']+)["']/gm)) {
      found.imports.push({ target: match[1], line: lineAt(match.index) });
    }
    return found;
  }
  const tensorflow = new Set<string>(); // local names of tf namespaces
  const add = (source: unknown, node: Node) => {
    const target = stringOf(source);
    if (target !== undefined) found.imports.push({ target, line: lineAt(node.start) });
  };
  walk(parseAst(code, { lang: path.endsWith("x") ? "tsx" : "ts" }) as unknown as Node, (node) => {
    switch (node.type) {
      case "ImportDeclaration": {
        add(node.source, node);
        if (!stringOf(node.source)?.startsWith("@tensorflow/")) break;
        for (const specifier of node.specifiers as Node[]) {
          if (specifier.type === "ImportSpecifier") {
            const { name } = specifier.imported as Node & { name: string };
            if (RANDOM_OPS.has(name)) found.random.push({ target: name, line: lineAt(specifier.start) });
          } else tensorflow.add((specifier.local as Node & { name: string }).name);
        }
        break;
      }
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
      case "ImportExpression":
        add(node.source, node);
        break;
      case "TSImportType":
        add(node.source ?? node.argument, node);
        break;
      case "TSExternalModuleReference":
        add(node.expression, node);
        break;
      case "NewExpression": {
        const [url, base] = node.arguments as Node[];
        if (nameOf(node.callee) === "URL" && base && /import\.meta\.url/.test(textOf(base))) add(url, node);
        break;
      }
      case "CallExpression":
        if (/^import\.meta\.glob$/.test(textOf(node.callee as Node))) {
          const [patterns] = node.arguments as Node[];
          for (const one of patterns.type === "ArrayExpression" ? (patterns.elements as Node[]) : [patterns])
            add(one, node);
        }
        break;
      case "MemberExpression": {
        const object = nameOf(node.object) ?? "";
        const property = nameOf(node.property) ?? stringOf(node.property) ?? "";
        const forbidden =
          (object === "Math" && property === "random") || (tensorflow.has(object) && RANDOM_OPS.has(property));
        if (forbidden) found.random.push({ target: `${object}.${property}`, line: lineAt(node.start) });
        break;
      }
    }
  });
  return found;

  function textOf(node: Node) {
    return code.slice(node.start, node.end as number);
  }
}

function stringOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const { type, value, literal, quasis, expressions } = node as Record<string, never>;
  if (type === "Literal" && typeof value === "string") return value;
  if (type === "TSLiteralType") return stringOf(literal);
  if (type !== "TemplateLiteral") return undefined;
  // `../methods/${id}/train.ts` reads as ../methods/*/train.ts
  return (quasis as { value: { cooked: string } }[])
    .map((part) => part.value.cooked)
    .join((expressions as []).length > 0 ? "*" : "");
}

function nameOf(node: unknown): string | undefined {
  const { type, name } = (node ?? {}) as { type?: string; name?: string };
  return type === "Identifier" ? name : undefined;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === "object" && child !== null && typeof (child as Node).type === "string")
        walk(child as Node, visit);
    }
  }
}

/** What is wrong with one file of src/, as lines `file:line: sentence`. */
function offences(path: string, code: string): string[] {
  const { imports, random } = scan(code, path);
  const wrong = random.map(
    ({ target, line }) => `src/${path}:${line}: ${target} has no seed of ours; use src/math/rng.ts`,
  );
  if (/\.test\.tsx?$/.test(path)) return wrong; // a test may look at everything
  const layer = layerOf(path);
  if (!layer) return path.endsWith(".d.ts") ? wrong : [...wrong, `src/${path}:1: stands in no layer of the house`];
  for (const { target, line } of imports) {
    const reason = refusal(path, layer, target.replace(/[?#].*$/, ""));
    if (reason) wrong.push(`src/${path}:${line}: "${target}": ${reason}`);
  }
  return wrong;
}

function refusal(path: string, layer: string, target: string): string | undefined {
  if (layer === "lesson") return "a lesson imports nothing; its components come from the MDX provider";
  if (!target.startsWith(".") && !target.startsWith("/")) {
    const owner = OWNERS.find(({ name }) => name.test(target));
    return owner && !owner.layers.includes(layer)
      ? `only ${owner.layers.join(", ")} may import this package`
      : undefined;
  }
  const resolved = target.startsWith("/src/") ? target.slice(5) : posix.join(posix.dirname(path), target);
  if (resolved.startsWith("../public/") && layer === "cli") return undefined; // the terminal reads and makes what the page serves
  if (resolved.startsWith("..")) return "leaves src/";
  const to = layerOf(resolved);
  if (!to) return "stands in no layer of the house";
  if (layer.startsWith("methods/*/") && to.startsWith("methods/*/")) {
    const method = (file: string) => file.split("/")[1];
    const own = method(resolved) === method(path);
    if (to === layer && own) return undefined;
    if (to === "methods/*/train" && !own && !/\/train(\.ts)?$/.test(resolved))
      return "another method is its train.ts or spec.ts";
    if (to === layer && layer === "methods/*/train") return undefined;
  } else if (to === layer) return undefined;
  return MAY_IMPORT[layer].includes(to) ? undefined : `${layer} may not import ${to}`;
}

function sources(folder = ""): string[] {
  return readdirSync(join(SRC, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    // AssemblyScript is another language; it imports nothing from outside its folder.
    return /\.(tsx?|mdx)$/.test(entry.name) && !entry.name.endsWith(".as.ts") ? [path] : [];
  });
}

test("every import of src/ is in the table", () => {
  const wrong = sources().flatMap((path) => offences(path, readFileSync(join(SRC, path), "utf8")));
  expect(wrong, `\n${wrong.join("\n")}\n`).toEqual([]);
});

describe("the scanner sees", () => {
  test.each([
    ["a static import", "math/a.ts", 'import { x } from "../nn/b";'],
    ["an import for its effect", "losses/a.ts", 'import "../ui/b";'],
    ["a type", "lab/a.ts", 'import type { X } from "../engine/protocol.ts";'],
    ["a re-export", "data/a.ts", 'export * from "../nn/b";'],
    ["a named re-export", "data/a.ts", 'export { b } from "../nn/b";'],
    ["a dynamic import", "app/a.tsx", 'const e = <p>{await import("../engine/worker.ts")}</p>;'],
    ["a dynamic import with a variable", "app/a.ts", "await import(`../methods/${id}/train.ts`);"],
    ["a type of import()", "math/a.ts", 'let x: import("../nn/b").X;'],
    ["the URL of a worker", "app/a.ts", 'new Worker(new URL("../engine/worker.ts", import.meta.url));'],
    ["a glob", "app/a.ts", 'import.meta.glob("../methods/*/train.ts");'],
    ["the page with every method at once", "app/a.ts", 'import { methods } from "../methods/specs.ts";'],
    ["the page reaching into the engine", "app/a.ts", 'import { x } from "../engine/in-process";'],
    ["a spec with another method's spec", "methods/kd/spec.ts", 'import { x } from "../fitnets/spec";'],
    ["a spec with what algorithms share", "methods/dmd/spec.ts", 'import { x } from "../generative/learn.ts";'],
    ["a spec with its algorithm", "methods/kd/spec.ts", 'import { train } from "./train";'],
    ["a script with its algorithm", "methods/kd/script.ts", 'import { train } from "./train";'],
    ["a script with another's", "methods/kd/script.ts", 'import { script } from "../dmd/script";'],
    ["a method with another's inner file", "methods/apt/train.ts", 'import { x } from "../consistency/teacher.ts";'],
    ["tfjs outside nn", "losses/a.ts", 'import * as tf from "@tensorflow/tfjs-core";'],
    ["plotly outside ui", "app/a.ts", 'await import("plotly.js/lib/core");'],
    ["React below ui", "lab/a.ts", 'import { useState } from "react";'],
    ["Node in the page", "data/a.ts", 'import { readFileSync } from "node:fs";'],
    ["an import that leaves src", "app/a.ts", 'import x from "../../package.json";'],
    ["a file in no layer", "helpers.ts", "export {};"],
    ["an import in a lesson", "methods/kd/lesson.en.mdx", 'import { Knob } from "../../app/lesson";\n\n# KD'],
    ["Math.random", "math/a.ts", "export const x = Math.random();"],
    ["Math.random in a test", "math/a.test.ts", 'export const x = Math["random"]();'],
    ["a random op of tf", "nn/a.ts", 'import * as tf from "@tensorflow/tfjs-core";\ntf.randomNormal([2]);'],
    ["a random op by name", "nn/a.ts", 'import { dropout } from "@tensorflow/tfjs-core";'],
  ])("%s", (_, path, code) => {
    expect(offences(path, code)).toHaveLength(1);
  });

  test.each([
    ["the layer itself", "math/a.ts", 'import { x } from "./b";\nimport { y } from "./deep/c";'],
    ["what the table allows", "metrics/a.ts", 'import { x } from "../nn/b";\nimport { y } from "../math/c";'],
    ["another method as a phase", "methods/apt/train.ts", 'import { train } from "../consistency/train.ts";'],
    ["a spec with its texts", "methods/kd/spec.ts", 'import { text } from "./text.ts";\nimport "../../lab/method";'],
    ["a spec with what specs share", "methods/dmd/spec.ts", 'import { x } from "../generative/metrics.ts";'],
    ["the engine's client", "app/a.ts", 'import { c } from "../engine/client.ts";\nimport "./deep/theme.css";'],
    ["lessons by glob", "app/a.ts", 'import.meta.glob("../methods/*/lesson.*.mdx");'],
    ["tfjs in nn", "nn/kernels/a.ts", 'import wasm from "@tensorflow/tfjs-backend-wasm/dist/x.wasm?url";'],
    [
      "words in prose and strings",
      "math/a.ts",
      '// import "../nn/b"\nexport const s = \'import "../nn/b"; Math.random()\';',
    ],
    ["code shown by a lesson", "methods/kd/lesson.en.mdx", '# KD\n\n```ts\nimport x from "y";\n```\n'],
  ])("and accepts %s", (_, path, code) => {
    expect(offences(path, code)).toEqual([]);
  });

  test("the line of each offence", () => {
    const code = 'import "./b";\n\nexport const x = 1;\nimport "../nn/b";\n';
    expect(offences("math/a.ts", code)).toEqual(['src/math/a.ts:4: "../nn/b": math may not import nn']);
  });
});
