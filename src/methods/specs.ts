/** Every method's specification and texts: one line per method. */
import type { MethodSpec, MethodTexts } from "../lab/method.ts";
import * as kd from "./kd/spec.ts";
import * as kdText from "./kd/text.ts";

interface Entry {
  readonly spec: MethodSpec;
  readonly text: { readonly en: MethodTexts<MethodSpec>; readonly zh: MethodTexts<MethodSpec> };
}

export const methods: Readonly<Record<string, Entry>> = {
  kd: { spec: kd.spec, text: kdText },
};
