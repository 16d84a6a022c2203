/** Things go wrong: the page says what, and one click leads on. */
import { readFileSync } from "node:fs";
import type { Lab } from "./lab.ts";
import { expect, test } from "./fixtures.ts";

const link = "#/kd?data=ring4&steps=60&seed=1&backend=wasm";

/** The pretrained teacher with every weight made NaN (all bits set). */
function ruined(): Buffer {
  const file = readFileSync(new URL("../public/artifacts/teacher-ring4.safetensors", import.meta.url));
  return file.fill(0xff, 8 + Number(file.readBigUInt64LE()));
}

async function goesOn(lab: Lab) {
  await lab.reaches(5);
  await expect(lab.page.getByRole("alert")).toHaveCount(0);
}

test("a run whose numbers are lost: the cause, and a slower restart", async ({ lab, page, context }) => {
  await context.route("**/teacher-ring4.safetensors", (route) => route.fulfill({ body: ruined() }));
  await lab.open(link);
  await lab.button("Train").click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/is no longer a number at step \d+: the training diverged\./);
  await lab.says("Stopped by an error");
  await context.unrouteAll();
  await alert.getByRole("button", { name: "Restart with learning rate 2×10⁻⁴" }).click();
  await expect(lab.field("Learning rate")).toHaveValue("0.0002");
  await goesOn(lab);
});

test.describe("without the pretrained teacher", () => {
  test.use({ expectedErrors: [/404/] });

  test("one is trained on the spot", async ({ lab, page, context }) => {
    await context.route("**/teacher-ring4.safetensors", (route) => route.fulfill({ status: 404 }));
    await page.goto(`${link}&ts=30&tw=16`);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("The pretrained network could not be used (teacher-ring4");
    await alert.getByRole("button", { name: "Train a teacher here" }).click();
    await lab.ready();
    await lab.button("Train").click();
    await lab.says("Training the teacher");
    await lab.done();
    await expect(alert).toHaveCount(0);
    await expect(lab.readings.getByRole("combobox", { name: "Phase" })).toBeVisible();
  });
});

test("an engine that no longer answers is replaced", async ({ lab, page }) => {
  await page.clock.install();
  await lab.open(link);
  const engine = page.workers().find((worker) => /\/worker-[^/]*\.js$/.test(worker.url()))!;
  await engine.evaluate(() => close());
  await lab.button("One step (.)").click();
  await page.clock.fastForward(50_000);
  await expect(page.getByRole("alert")).toHaveCount(0); // it may only be slow
  await page.clock.fastForward(11_000);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The training no longer answers");
  await lab.set("Temperature T", 7, lab.stage); // the page is alive meanwhile
  await expect(lab.bars(/, at T = 7$/)).toBeVisible();
  await alert.getByRole("button", { name: "Start again" }).click();
  await lab.ready();
  await lab.button("Train").click();
  await goesOn(lab);
});

test("a backend that this browser lacks", async ({ lab, page, webgpu }) => {
  test.skip(webgpu, "this browser has WebGPU even without its flags");
  await page.goto(link.replace("backend=wasm", "backend=webgpu"));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("This browser cannot run the chosen backend");
  await alert.getByRole("button", { name: "Choose automatically" }).click();
  await lab.ready();
  await expect(page).toHaveURL(/seed=1$/);
});

test.describe("offline", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("an open experiment goes on; what is not here is named, and can be done without", async ({
    lab,
    page,
    context,
  }) => {
    await lab.open(link);
    // The parts of the page that load when there is time, such as the lesson.
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await lab.button("Train").click();
    await lab.done();

    await lab.recipe.getByRole("combobox", { name: "Data" }).selectOption("Two moons");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("The pretrained network could not be used (teacher-moons");
    await alert.getByRole("button", { name: "Train a teacher here" }).click();
    await lab.ready();
    await lab.button("Train").click();
    await lab.says("Training the teacher");
    await goesOn(lab);
  });
});
