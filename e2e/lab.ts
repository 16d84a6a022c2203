/** The page as a person meets it: what a journey presses, and what it reads. */
import { expect, type Locator, type Page } from "@playwright/test";

/** Soft labels on screen: network → class → probability. */
export type Answers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Waits until no colour is on its way to another, as after a change of the theme. */
export const still = (page: Page) =>
  page.evaluate(async () => {
    const all = document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished] : []));
    await Promise.allSettled(all);
  });

export class Lab {
  readonly transport: Locator;
  readonly stage: Locator;
  readonly recipe: Locator;
  readonly readings: Locator;
  readonly lesson: Locator;

  private constructor(readonly page: Page) {
    const region = (name: string) => page.getByRole("region", { name, exact: true });
    this.transport = region("Transport");
    this.stage = region("Stage");
    this.recipe = region("Recipe");
    this.readings = region("Readings");
    this.lesson = region("Lesson");
  }

  /** Of a page that has not been opened yet. */
  static async of(page: Page): Promise<Lab> {
    await page.addInitScript(watchEngine);
    return new Lab(page);
  }

  /** Calls to the engine since the last time this was asked. */
  calls(): Promise<string[]> {
    return this.page.evaluate(() => globalThis.engineWatch.calls.splice(0));
  }

  /** Waits until the engine has nothing to do and everything it said is on screen. */
  async quiet() {
    await this.page.waitForFunction(() => globalThis.engineWatch.unanswered.size === 0, undefined, { timeout: 40_000 });
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))),
    );
  }

  /** Opens a link and waits until the run can begin. */
  async open(link: string) {
    await this.page.goto(link);
    await this.ready();
  }

  button(name: string): Locator {
    return this.transport.getByRole("button", { name, exact: true });
  }

  /** The run can begin, or has nothing to learn. */
  async ready() {
    await expect(this.transport.getByText(/^(Ready|Nothing to train)$/)).toBeVisible({ timeout: 40_000 });
  }

  async runsOn(backend: string) {
    const name = backend === "webgpu" ? "WebGPU" : "WebAssembly";
    await expect(this.button(name)).toBeVisible();
  }

  async done() {
    await this.says("Done", 60_000);
    await this.quiet(); // the last picture comes after the last step
  }

  /** What the transport says of the run. */
  async says(status: string, timeout = 40_000) {
    await expect(this.transport.getByText(status, { exact: true })).toBeVisible({ timeout });
  }

  /** Steps taken in the present phase. */
  async steps(): Promise<number> {
    return (await this.progress()).step;
  }

  /** The step counter once it stands still. */
  async settled(): Promise<number> {
    await this.quiet();
    return this.steps();
  }

  /** "step 12 of 1,200" as numbers. */
  async progress(): Promise<{ step: number; of: number }> {
    const text = await this.transport.getByRole("progressbar", { name: "Progress" }).getAttribute("aria-valuetext");
    const [step, of] = text!.replaceAll(",", "").match(/\d+/g)!.map(Number);
    return { step, of };
  }

  async reaches(step: number) {
    await expect.poll(() => this.steps(), { timeout: 40_000 }).toBeGreaterThanOrEqual(step);
  }

  /** A control's number field. */
  field(name: string, area: Locator = this.recipe): Locator {
    return area.getByRole("textbox", { name, exact: true });
  }

  /** Types a value into a control's number field. */
  async set(name: string, value: number, area?: Locator) {
    const field = this.field(name, area);
    await field.fill(String(value));
    await field.press("Enter");
  }

  bars(caption: RegExp = /^What each network answers for example/): Locator {
    return this.stage.getByRole("group", { name: caption });
  }

  /** The soft labels of the example on screen while nothing trains, from the table that screen readers get. */
  async answers(caption?: RegExp): Promise<Answers> {
    await this.quiet();
    await this.page.waitForTimeout(350); // the table follows once the bars have stood still for a moment
    return readAnswers(this.bars(caption));
  }

  /** The readings of now, as they stand in their table. */
  numbers(): Promise<string[]> {
    return this.readings.getByRole("table").first().getByRole("row").allInnerTexts();
  }

  /** Accuracy or calibration error of a network, as the readings say it now. */
  async reading(role: string, column: "Accuracy" | "Calibration error"): Promise<number> {
    const row = this.readings.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: role }) });
    const cell = row.getByRole("cell").nth(column === "Accuracy" ? 0 : 1);
    return Number((await cell.innerText()).replace("%", "")) / 100;
  }

  /** The share of examples on which student and teacher agree. */
  async agreement(): Promise<number> {
    const sentence = await this.readings.getByText(/Agrees with the teacher: [\d.]+%/).innerText();
    return Number(/([\d.]+)%/.exec(sentence)![1]) / 100;
  }
}

/** Soft labels of a group of bars. */
export async function readAnswers(bars: Locator): Promise<Answers> {
  const rows = await bars
    .locator("table tr")
    .evaluateAll((all) => all.map((row) => Array.from(row.children, (cell) => cell.textContent)));
  const [[, ...networks], ...classes] = rows;
  return Object.fromEntries(
    networks.map((network, j) => [
      network,
      Object.fromEntries(classes.map(([name, ...cells]) => [name.replace(" (hard label)", ""), probability(cells[j])])),
    ]),
  );
}

/** "12.3%", ">99.9%", "<0.001%" as a number. */
export const probability = (text: string): number => Number(text.replace(/[<>%]/g, "")) / 100;

export const largest = (p: Readonly<Record<string, number>>): number => Math.max(...Object.values(p));
export const smallest = (p: Readonly<Record<string, number>>): number => Math.min(...Object.values(p));

interface Watch {
  readonly calls: string[];
  readonly unanswered: Set<number>;
}
declare global {
  var engineWatch: Watch;
}

/** Runs in the page before its own scripts: lists the calls to the engine's worker, and those without a reply. */
function watchEngine() {
  const watch: Watch = { calls: [], unanswered: new Set() };
  globalThis.engineWatch = watch;
  const known = new WeakSet<Worker>();
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: { id: number; call: string }, ...rest: never[]) {
    if (!known.has(this)) {
      known.add(this);
      this.addEventListener("message", ({ data }) => watch.unanswered.delete((data as { id: number }).id));
    }
    watch.calls.push(message.call);
    watch.unanswered.add(message.id);
    Reflect.apply(postMessage, this, [message, ...rest]);
  };
  Worker.prototype.terminate = function (this: Worker) {
    watch.unanswered.clear();
    terminate.call(this);
  };
}
