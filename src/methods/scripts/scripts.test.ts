import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultsOf, formatText, type Control, type Controls, type ControlValue } from "../../lab/controls.ts";
import { encodeLink } from "../../lab/link.ts";
import { suited } from "../../lab/method.ts";
import { scripts } from "../scripts.ts";
import { methods } from "../specs.ts";
import { applying, assemble, type Writer } from "./assemble.ts";
import { constantName, literal, py, words, wrapped } from "./python.ts";

type Parameters = Record<string, ControlValue>;

const specs = Object.fromEntries(Object.entries(methods).map(([id, { spec }]) => [id, spec]));
const writers: Record<string, Writer> = Object.fromEntries(
  await Promise.all(Object.entries(scripts).map(async ([id, load]) => [id, await load()] as const)),
);

function scriptOf(id: string, given: Parameters, link?: string): string {
  const { spec, text } = methods[id];
  const recipe = { method: id, parameters: { ...defaultsOf(spec.controls), ...given }, seed: 7 };
  const at = link ?? `https://lab.example/${encodeLink(recipe, {}, specs)}`;
  return assemble(writers[id], { spec, recipe, text: text.en, link: at });
}

const arbitraryOf = (control: Control): fc.Arbitrary<ControlValue> => {
  switch (control.kind) {
    case "slider": {
      const { min, max } = control;
      return control.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    }
    case "choice":
      return fc.constantFrom(...control.options);
    case "toggle":
      return fc.boolean();
    case "text":
      return fc.oneof(fc.constant(control.default), fc.stringMatching(new RegExp(`^(?:${control.pattern.source})$`)));
  }
};
const recipeOf = (controls: Controls): fc.Arbitrary<Parameters> =>
  fc.record(Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, arbitraryOf(control)])));

interface Case {
  readonly id: string;
  readonly given: Parameters;
  readonly code: string;
}

/** Of every method: defaults, every option of every choice with what suits it, every toggle turned, recipes at random. */
const cases: readonly Case[] = Object.entries(methods).flatMap(([id, { spec }]) => {
  const turned = Object.entries(spec.controls).flatMap(([name, control]): Parameters[] => {
    if (control.kind === "toggle") return [{ [name]: !control.default }];
    return control.kind === "choice" ? control.options.map((option) => suited(spec, { [name]: option })) : [];
  });
  const drawn = fc.sample(recipeOf(spec.controls), { numRuns: 8, seed: 1 });
  return [{}, ...turned, ...drawn].map((given) => ({ id, given, code: scriptOf(id, given) }));
});

/** What Python makes of scripts: the error, or the literals assigned at the top, and how much there is to it. */
interface Parsed {
  readonly error?: string;
  readonly constants: Readonly<Record<string, ControlValue>>;
  readonly nodes: number;
}

const program = `
import ast, json, sys
def look(code):
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError) as error:
        return {"error": f"{error}", "constants": {}, "nodes": 0}
    constants = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                constants[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                pass
    return {"constants": constants, "nodes": sum(1 for node in ast.walk(tree)) if len(codes) < 50 else 0}
codes = json.load(sys.stdin)
json.dump([look(code) for code in codes], sys.stdout)
`;

const hasPython = spawnSync("python3", ["--version"]).status === 0;

function parsed(codes: readonly string[]): Parsed[] {
  const input = JSON.stringify(codes);
  const { stdout, stderr } = spawnSync("python3", ["-c", program], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Parsed[];
}

/** A value as the script's constant holds it. */
const asConstant = (control: Control, value: ControlValue): ControlValue =>
  control.kind === "choice" && /^\d+$/.test(String(value)) ? Number(value) : value;

describe.skipIf(!hasPython)(`scripts, read by python3${hasPython ? "" : ", which is not on this machine"}`, () => {
  test("for every method and option: Python, with every parameter that applies", () => {
    parsed(cases.map(({ code }) => code)).forEach(({ error, constants }, i) => {
      const { id, given, code } = cases[i];
      const { spec } = methods[id];
      const name = `${id} ${JSON.stringify(given)}`;
      expect(error, name).toBeUndefined();
      expect(constants["SEED"], name).toBe(7);
      const parameters = { ...defaultsOf(spec.controls), ...given } as Parameters;
      const { without = [] } = writers[id](parameters as never);
      for (const [key, control] of applying({ spec, recipe: { parameters, seed: 7 } })) {
        const [constant, value] = [constantName(key), asConstant(control, parameters[key])];
        if (constant in constants) expect(constants[constant], `${name}: ${key}`).toBe(value);
        else expect(code, `${name}: ${key}`).toContain(`#   ${constant} = ${literal(value)}\n`);
      }
      // What the recipe says of the training by a number is a number of the script too, unless it is 0: left out.
      const isNumber = ([key, control]: [string, Control]) =>
        control.kind === "slider" && !control.redraws && parameters[key] !== 0 && !without.includes(key);
      const silent = applying({ spec, recipe: { parameters, seed: 7 } }).filter(isNumber).map(([key]) => key).filter((key) => !(constantName(key) in constants)); // prettier-ignore
      expect(
        silent.filter((key) => !idle(key, parameters)),
        name,
      ).toEqual([]);
    });
  }, 30_000);

  test("texts stay texts, whatever they hold", () => {
    const hostile = ['"', "'", '"""', "\\", '\\"', "\n", "\r", "\u2028", "\0", "#", "{x}", "%s", "); import os; (", "$", "`", "😀", "\ud800"]; // prettier-ignore
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...hostile)).map((all) => all.join("")),
    );
    const drawn = [...hostile, ...fc.sample(text, { numRuns: 300, seed: 2 })];
    const read = parsed(drawn.map((one) => `X = ${literal(one)}`));
    read.forEach(({ constants }, i) => expect(constants["X"]).toBe(drawn[i]));

    const all = hostile.join("\nimport os\n");
    const given = { target: "mixture", teacher: "shelf", styleFrom: "shelf", accelerationFrom: "shelf" };
    const scripted = (id: string, one: string) => {
      const texts = Object.entries(methods[id].spec.controls).filter(([, control]) => control.kind === "text");
      return scriptOf(id, { ...given, ...Object.fromEntries(texts.map(([name]) => [name, one])) }, `x${one}`);
    };
    const ids = ["progressive", "consistency", "sample", "flow", "lcm-lora", "rl", "compare"];
    const [calm, loud] = ["x", all].map((one) => parsed(ids.map((id) => scripted(id, one))));
    expect(loud.map(({ error }) => error)).toEqual(ids.map(() => undefined));
    expect(loud.map(({ nodes }) => nodes)).toEqual(calm.map(({ nodes }) => nodes));
  });
});

/** Numbers that do nothing in the lab either under the other choices of the recipe. */
function idle(key: string, p: Parameters): boolean {
  switch (key) {
    case "generations":
      return p[key] === 1;
    case "strength":
      return p["variant"] === "mutual" || p["styleFrom"] === "shelf";
    case "T":
      return ["hints", "similarity", "relational", "mutual"].includes(String(p["variant"]));
    default:
      return ["slant", "pen", "ink"].includes(key) && p["styleFrom"] === "shelf";
  }
}

test("scripts can be read: no line too long, nothing defined in vain", () => {
  for (const { id, code } of cases) {
    const long = code.split("\n").filter((line) => line.length > 120 && !line.includes("lab.example"));
    expect(
      long.filter((line) => !/^(#|MODES|raise SystemExit)/.test(line)),
      id,
    ).toEqual([]);
    for (const [, name] of code.matchAll(/^(?:def|class) (\w+)/gm))
      expect(code.match(new RegExp(`\\b${name}\\b`, "g"))!.length, `${id}: ${name}`).toBeGreaterThan(1);
    expect(code, id).not.toMatch(/undefined|\[object|\bnull\b|[ \t]$/m);
  }
});

describe("pieces of Python", () => {
  test("common indentation goes, what is put in takes the place's", () => {
    const inner = "a = 1\nif a:\n    b = 2";
    expect(py`
      def f():
          ${inner}
          ${""}
          return "\n"
    `).toBe('def f():\n    a = 1\n    if a:\n        b = 2\n    return "\\n"');
  });

  test("names and words", () => {
    expect(["T", "teacherWidth", "lambda1", "lr"].map(constantName)).toEqual(["T", "TEACHER_WIDTH", "LAMBDA1", "LR"]);
    expect(words('a\n"""\\b')).toBe("a '''/b");
    expect(wrapped("aa bb cc", 5)).toEqual(["aa bb", "cc"]);
    expect([true, 1e-7, 3].map(literal)).toEqual(["True", "1e-7", "3"]);
    expect(formatText(1e-7)).toBe("1e-7");
  });
});
