import { expect, test } from "vitest";
import { checkValue } from "../lab/controls.ts";
import { suited } from "../lab/method.ts";
import { catalogue } from "./catalogue.ts";
import { loaders } from "./loaders.ts";
import { scripts } from "./scripts.ts";
import { methods } from "./specs.ts";

test("every specification has a training function, a script and a place in the catalogue, and the other way round", () => {
  expect(Object.keys(loaders)).toEqual(Object.keys(methods));
  expect(Object.keys(catalogue)).toEqual(Object.keys(methods));
  expect(Object.keys(scripts)).toEqual(Object.keys(methods));
});

test.each(Object.entries(catalogue))("%s: the card says what the method says", async (id, { card, load }) => {
  const { en, zh, ...facts } = card;
  const { spec, text } = await load();
  expect(spec).toMatchObject({ id, ...facts });
  expect(text).toMatchObject({ en, zh });
});

test.each(Object.entries(methods))(
  "%s: valid defaults, texts for everything in both languages",
  (id, { spec, text }) => {
    expect(spec.id).toBe(id);
    for (const [name, control] of Object.entries(spec.controls)) {
      expect(checkValue(name, control, control.default)).toBeNull();
      for (const language of [text.en, text.zh]) {
        const words = language.controls[name];
        expect(words.label && words.help, name).toBeTruthy();
        if (control.kind === "choice")
          expect(Object.keys(words.options ?? {}).toSorted()).toEqual(control.options.toSorted());
      }
    }
    for (const language of [text.en, text.zh]) {
      expect(Object.keys(language.metrics)).toEqual(Object.keys(spec.metrics));
      for (const view of spec.views)
        if (view.kind === "line") expect(language.charts[view.id] && language.chartTabs[view.id]).toBeTruthy();
    }
  },
);

test.each(Object.entries(methods).filter(([, { spec }]) => spec.suits))(
  "%s: what suits an option is valid, gives way to what is given, and goes back with another option",
  (_, { spec }) => {
    for (const [name, options] of Object.entries(spec.suits!)) {
      const control = spec.controls[name];
      if (control.kind !== "choice") throw new Error(`${name} is no choice`);
      for (const [option, values] of Object.entries(options!)) {
        expect(control.options).toContain(option);
        for (const [other, value] of Object.entries(values)) {
          expect(checkValue(other, spec.controls[other], value!), `${option}: ${other}`).toBeNull();
          expect(suited(spec, { [name]: option })[other]).toBe(value);
          expect(suited(spec, { [name]: option, [other]: 7 })[other]).toBe(7);
        }
      }
      const plain = control.options.find((option) => !Object.hasOwn(options!, option));
      if (plain === undefined) continue;
      const touched = Object.keys(Object.assign({}, ...Object.values(options!)));
      const back = suited(spec, { [name]: plain });
      for (const other of touched) expect(back[other]).toBe(spec.controls[other].default);
    }
  },
);
