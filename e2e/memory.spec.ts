/** Runs come and go; what they allocate goes with them. */
import { expect, test } from "./fixtures.ts";

test("the tensors in memory are the same after every run", async ({ lab, page }) => {
  await lab.open("#/kd?data=ring4&steps=30&seed=1&backend=wasm");
  await lab.transport.getByRole("button", { name: "WebAssembly" }).click();
  const counter = page.getByRole("dialog", { name: "Your machine" }).getByText(/^[\d,]+ tensors in memory$/);
  const counts: string[] = [];
  for (let run = 0; run < 4; run++) {
    await page.keyboard.press("Space");
    await lab.done();
    counts.push(await counter.innerText());
    await page.keyboard.press("r");
    await lab.ready();
  }
  expect(new Set(counts), counts.join("; ")).toHaveProperty("size", 1);
  // Also after runs that were left in the middle, and after one of another kind.
  await page.keyboard.press("Space");
  await lab.reaches(2);
  await page.keyboard.press("r");
  await lab.ready();
  await page.goto("#/kd?data=moons&steps=30&seed=1&backend=wasm");
  await lab.ready();
  await page.goto("#/kd?data=ring4&steps=30&seed=1&backend=wasm");
  await lab.ready();
  await page.keyboard.press("Space");
  await lab.done();
  expect(await counter.innerText()).toBe(counts[0]);
});
