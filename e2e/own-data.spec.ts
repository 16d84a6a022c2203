/** A person's own files: taken, trained on, or refused with the place of the fault. Nothing leaves the machine. */
import { gzipSync } from "node:zlib";
import { idxFile, textFile } from "../src/data/readers/fixtures.ts";
import { expect, test } from "./fixtures.ts";
import type { Lab } from "./lab.ts";

/** A short run with a small teacher, trained here: nobody has pretrained one on these data. */
const link = "#/kd?data=own&labels=30&teacher=live&tw=8&tn=50&ts=20&sw=4&steps=20&seed=1&backend=wasm";

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const upload = ({ name, bytes }: { name: string; bytes: Uint8Array }): Upload => {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
};

/** 60 images of 8 × 8 with a stripe whose column tells the class, and their labels. */
function stripes(): [Upload, Upload] {
  const y = Array.from({ length: 60 }, (_, i) => i % 3);
  const pixels = y.flatMap((k, i) =>
    Array.from({ length: 64 }, (_, j) => (j % 8 === 1 + 2 * k ? 255 - (i % 5) * 20 : (i * j) % 40)),
  );
  return [
    upload(idxFile("stripes-images-idx3-ubyte", [60, 8, 8], pixels)),
    upload(idxFile("stripes-labels-idx1-ubyte", [60], y)),
  ];
}

/** Two features and a class in words, 40 rows; `bad` stands in place of one number. */
function table(name: string, bad?: string): Upload {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const sign = i % 2 ? 1 : -1;
    return [sign + Math.sin(i), i === 10 && bad ? bad : sign + Math.cos(3 * i), i % 2 ? "cat" : "dog"].join(",");
  });
  return upload(textFile(name, ["width,height,label", ...rows, ""].join("\n")));
}

async function choose(lab: Lab, files: Upload[]) {
  const chooser = lab.page.waitForEvent("filechooser");
  await lab.page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(files);
}

async function trainToTheEnd(lab: Lab) {
  await lab.ready();
  await lab.button("Train").click();
  await lab.done();
  expect(await lab.progress()).toEqual({ step: 20, of: 20 });
}

test("a link to own data without the data asks for them", async ({ lab, page }) => {
  await page.goto(link);
  await expect(lab.stage.getByRole("heading", { name: "Load your own data" })).toBeVisible();
  await expect(lab.stage.getByText("A link cannot hold them: load the same files to see it.")).toBeVisible();
  await lab.says("Waiting for your data");
  await expect(lab.button("Train")).toBeDisabled();
  await choose(lab, [table("pets.csv")]);
  await lab.ready();
  await expect(lab.bars()).toBeVisible();
});

for (const packed of [false, true]) {
  test(`IDX images${packed ? ", gzipped" : ""}`, async ({ lab, page }) => {
    await page.goto(link);
    const files = stripes();
    await choose(
      lab,
      packed ? files.map((f) => ({ ...f, name: `${f.name}.gz`, buffer: gzipSync(f.buffer) })) : [...files],
    );
    await expect(lab.recipe.getByText(/^\d+ examples to learn from, \d+ held out, 3 classes$/)).toBeVisible();
    await expect(lab.recipe.getByText("Images, 8 × 8")).toBeVisible();
    await trainToTheEnd(lab);
    const answers = await lab.answers();
    expect(Object.keys(answers)).toEqual(["Teacher", "Student", "Control"]);
    expect(Object.keys(answers["Teacher"])).toEqual(["0", "1", "2"]);
  });
}

test("a table with classes in words; a damaged file changes nothing", async ({ lab, page }) => {
  await page.goto(link);
  await choose(lab, [table("pets.csv")]);
  const summary = lab.recipe.getByText(/^\d+ examples to learn from, \d+ held out, 2 classes$/);
  await expect(summary).toBeVisible();
  await expect(lab.recipe.getByText("Points in the plane")).toBeVisible();
  await trainToTheEnd(lab);
  const answers = await lab.answers();
  expect(Object.keys(answers["Student"])).toEqual(["cat", "dog"]);
  await expect(lab.stage.getByRole("tab", { name: "Decision regions" })).toBeVisible();

  const alert = page.getByRole("alert");
  const unchanged = async () => {
    await expect(alert).toContainText("What was loaded before is still there.");
    await expect(summary).toBeVisible();
    await expect(lab.recipe.getByText("pets.csv")).toBeVisible();
    expect(await lab.progress()).toEqual({ step: 20, of: 20 });
    expect(await lab.answers()).toEqual(answers);
  };
  await choose(lab, [table("bad.csv", "oops")]);
  await expect(alert).toContainText("bad.csv, line 12, column 2: expected a number, found “oops”.");
  await unchanged();

  const [images, labels] = stripes();
  await choose(lab, [{ ...images, buffer: images.buffer.subarray(0, 2000) }, labels]);
  await expect(alert).toContainText(
    /stripes-images-idx3-ubyte, byte \d+: the file ends too early: expected 3856 bytes, found 2000\./,
  );
  await unchanged();

  await choose(lab, [{ name: "notes.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) }]);
  await expect(alert).toContainText("notes.csv is empty.");
  await alert.getByRole("button", { name: "Close" }).click();
  await expect(alert).toHaveCount(0);

  // Other data take their place.
  await choose(lab, stripes());
  await expect(lab.recipe.getByText("Images, 8 × 8")).toBeVisible();
  await lab.ready();
  expect(await lab.steps()).toBe(0);
  expect(Object.keys((await lab.answers())["Student"])).toEqual(["0", "1", "2"]);
});

test("the same link and the same files are the same run", async ({ lab, page, visitor }) => {
  await page.goto(link);
  await choose(lab, [table("pets.csv")]);
  await lab.ready();
  await lab.set("Seed", 5);
  await expect.poll(() => page.url()).toContain("seed=5");
  await trainToTheEnd(lab);

  await visitor.page.goto(new URL(page.url()).hash);
  await choose(visitor, [table("pets.csv")]);
  await trainToTheEnd(visitor);
  expect(await visitor.numbers()).toEqual(await lab.numbers());
  expect(await visitor.answers()).toEqual(await lab.answers());
});

test("files dropped on the page", async ({ lab, page }) => {
  await page.goto(link);
  const { name, buffer } = table("dropped.csv");
  const drop = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      return data;
    },
    [name, buffer.toString()] as const,
  );
  await lab.stage.getByText("Drop files here").dispatchEvent("drop", { dataTransfer: drop });
  await expect(lab.recipe.getByText("dropped.csv")).toBeVisible();
  await lab.ready();
});
