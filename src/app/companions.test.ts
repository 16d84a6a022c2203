import { expect, test } from "vitest";
import { pretrained } from "../cli/pretrained.ts";
import { defaultsOf } from "../lab/controls.ts";
import { spec } from "../methods/kd/spec.ts";
import { methods } from "../methods/specs.ts";
import { fallbackOf, misfit, ruledOut, withCompanions } from "./companions.ts";
import { advanced } from "./experiment/advanced.ts";

const defaults = defaultsOf(spec.controls);

test("own data bring a teacher trained here", () => {
  expect(withCompanions({ dataset: "own" })).toEqual({ dataset: "own", teacher: "live" });
  expect(withCompanions({ dataset: "moons" })).toEqual({ dataset: "moons" });
});

test("a target brings a teacher that knows it, and leaves one that does", () => {
  const exact = { target: "ring8", teacher: "exact" };
  expect(withCompanions({ target: "latents" }, exact)).toEqual({ target: "latents", teacher: "pretrained" });
  expect(withCompanions({ target: "latents" }, { ...exact, teacher: "live" })).toEqual({ target: "latents" });
  expect(withCompanions({ target: "moons" }, { target: "latents", teacher: "pretrained" })).toEqual({
    target: "moons",
    teacher: "exact",
  });
  expect(withCompanions({ target: "grid25" }, { target: "latents", teacher: "pretrained" })).toEqual({
    target: "grid25",
  });
  expect(withCompanions({ target: "digits", teacher: "exact" }), "a link").toMatchObject({ teacher: "pretrained" });
  expect(withCompanions({ target: "moons" }, { target: "ring8" }), "no teacher to choose").toEqual({ target: "moons" });
});

test("a shipped diffusion network can be chosen for its target, and for no other", () => {
  const targets = methods["sample"].spec.controls["target"];
  for (const target of targets.kind === "choice" ? targets.options : []) {
    const isShipped = Object.hasOwn(pretrained, `diffusion-${target}`);
    expect(ruledOut("teacher", "pretrained", { target }), target).toBe(!isShipped);
  }
  expect(ruledOut("teacher", "exact", { target: "digits" })).toBe(true);
  expect(fallbackOf(methods["sample"].spec, "teacher", { target: "latents" })).toBe("pretrained");
});

test("what does not go together cannot be chosen, and is gone back from to what can", () => {
  expect(ruledOut("teacher", "exact", { ...defaults, dataset: "digits" })).toBe(true);
  expect(ruledOut("teacher", "exact", { ...defaults, dataset: "ring4" })).toBe(false);
  expect(ruledOut("variant", "hints", { ...defaults, teacher: "exact" })).toBe(true);
  expect(ruledOut("variant", "decoupled", { ...defaults, teacher: "exact" })).toBe(false);
  expect(fallbackOf(spec, "teacher", { ...defaults, teacher: "exact" })).toBe("pretrained");
  expect(fallbackOf(spec, "teacher", { ...defaults, dataset: "own", teacher: "exact" })).toBe("live");
  expect(fallbackOf(spec, "lr", defaults)).toBe(spec.controls.lr.default);
});

test("a pretrained teacher does not fit data drawn otherwise than its own", () => {
  expect(misfit(defaults)).toBeNull();
  expect(misfit({ ...defaults, ambiguity: 0.5 })).toEqual({ name: "ambiguity", value: 0.3 });
  expect(misfit({ ...defaults, dataset: "moons", noise: 2 })).toEqual({ name: "noise", value: 1 });
  expect(misfit({ ...defaults, dataset: "moons", ambiguity: 0.5 }), "hidden").toBeNull();
  expect(misfit({ ...defaults, ambiguity: 0.5, teacher: "live" })).toBeNull();
});

test("and that is how the pretrained teachers were made", () => {
  for (const { set } of Object.values(pretrained)) {
    expect(misfit({ ...defaults, ...set, teacher: "pretrained" })).toBeNull();
  }
});

test("what stands behind “More” is there", () => {
  for (const [id, names] of Object.entries(advanced)) {
    expect(Object.keys(methods)).toContain(id);
    for (const name of names) expect(Object.keys(methods[id].spec.controls)).toContain(name);
  }
});
