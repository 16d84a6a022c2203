/**
 * Every method's specification and texts, all at once: for the engine, the command line and the tests. One line per
 * method. The page loads them one at a time (catalogue.ts).
 */
import type { MethodEntry } from "./entry.ts";
import * as consistency from "./consistency/entry.ts";
import * as flow from "./flow/entry.ts";
import * as kd from "./kd/entry.ts";
import * as progressive from "./progressive/entry.ts";
import * as sample from "./sample/entry.ts";

export const methods: Readonly<Record<string, MethodEntry>> = { kd, sample, flow, progressive, consistency };
