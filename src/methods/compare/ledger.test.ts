import { expect, test } from "vitest";
import { createLedger } from "./ledger.ts";

test("a look makes something, stops when its time is up, and the next one goes on", async () => {
  let at = 0;
  const made: string[] = [];
  const ledger = createLedger(() => at);
  const look = async () => {
    ledger.open();
    const values: (string | undefined)[] = [];
    for (const name of ["a", "b", "c"]) {
      values.push(
        await ledger.afford([name], async () => {
          at += 1000;
          made.push(name);
          return name;
        }),
      );
    }
    return { values, missing: ledger.missing() };
  };
  expect(await look()).toEqual({ values: ["a", "b", undefined], missing: ['["c"]'] });
  expect(await look()).toEqual({ values: ["a", "b", "c"], missing: [] });
  expect(made).toEqual(["a", "b", "c"]);
});

test("what takes longer than a look is made all the same, one in each", async () => {
  let at = 0;
  const ledger = createLedger(() => at);
  const slow = async () => {
    at += 60_000;
    return 1;
  };
  for (const missing of [["[2]"], []]) {
    ledger.open();
    await ledger.afford([1], slow);
    await ledger.afford([2], slow);
    expect(ledger.missing()).toEqual(missing);
  }
});
