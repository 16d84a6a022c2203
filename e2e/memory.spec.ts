/** Runs come and go; what they allocate goes with them. */
import { expect, test } from "./fixtures.ts";
import type { Lab } from "./lab.ts";

async function tensors(lab: Lab): Promise<string> {
  await lab.transport.getByRole("button", { name: "WebAssembly" }).click();
  const machine = lab.page.getByRole("dialog", { name: "Your machine" });
  const count = await machine.getByText(/^[\d,]+ tensors in memory$/).innerText();
  await lab.page.keyboard.press("Escape");
  return count;
}

test("the tensors in memory are the same after every run", async ({ lab, page }) => {
  const link = "#/kd?data=ring4&steps=30&seed=1&backend=wasm";
  await lab.open(link);
  const counts: string[] = [];
  for (let run = 0; run < 4; run++) {
    await lab.button("Train").click();
    await lab.done();
    counts.push(await tensors(lab));
    await lab.button("Start over (r)").click();
    await lab.ready();
  }
  expect(new Set(counts).size, counts.join("; ")).toBe(1);

  // Also after a run of another kind that was left in the middle.
  await page.goto("#/kd?data=moons&steps=20000&sd=2&smoothing=0.1&seed=1&backend=wasm");
  await expect(lab.field("Student depth")).toHaveValue("2");
  await lab.ready();
  await lab.button("Train").click();
  await lab.reaches(2);
  await page.goto(link); // it was training, so this one trains at once
  await lab.done();
  expect((await lab.progress()).of).toBe(30);
  expect(await tensors(lab)).toBe(counts[0]);
});
