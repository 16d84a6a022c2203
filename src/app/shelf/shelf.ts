/** The shelf: what runs left behind, newest first, kept from one visit to the next. */
import type { Artifact } from "../../lab/artifact.ts";
import { createSignal, type Signal } from "../signal.ts";
import { memoryCabinet, type Cabinet, type ShelfItem } from "./cabinet.ts";
import { contentId, originOf } from "./content-id.ts";

export interface ArtifactShelf {
  /** Raised whenever anything below has changed. */
  readonly changed: Signal;
  /** Newest first. */
  readonly items: readonly ShelfItem[];
  /** Those that go with the page, because the browser did not take them. */
  readonly fleeting: readonly ShelfItem[];
  /** What the person has yet to be told. */
  readonly notes: readonly ShelfNote[];
  /** Takes artifacts in; of the same run and name only the last stays. Resolves with their ids once they are there. */
  put(artifacts: readonly Artifact[]): Promise<string[]>;
  /** The whole artifact; null where there is none of that id. */
  artifact(id: string): Promise<Artifact | null>;
  /** Whether it may go to make room for others. */
  keep(id: string, kept: boolean): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  dismiss(note: ShelfNote): void;
}

/** The oldest went to make room; or the browser had no room and the newest stay only as long as the page. */
export interface ShelfNote {
  readonly kind: "made-room" | "no-room";
  /** Of the artifacts. */
  readonly names: readonly string[];
}

export interface Limits {
  readonly count: number;
  readonly bytes: number;
}

export const limits: Limits = { count: 200, bytes: 200e6 };

/** As 32-bit floats. */
export const bytesOf = ({ parameters }: ShelfItem): number => 4 * parameters;
export const bytesOfAll = (items: readonly ShelfItem[]): number => items.reduce((sum, item) => sum + bytesOf(item), 0);

/** What is over the limits: the oldest of those that are not kept, but never the newest of all. `items` newest first. */
export function overfull(items: readonly ShelfItem[], { count, bytes }: Limits): ShelfItem[] {
  const fixed = items.filter((item, i) => item.kept || i === 0);
  let [n, size] = [fixed.length, bytesOfAll(fixed)];
  return items.filter((item) => {
    if (fixed.includes(item)) return false;
    n++;
    size += bytesOf(item);
    return n > count || size > bytes;
  });
}

interface Parts {
  /** Rejects where nothing lasts. */
  readonly open: () => Promise<Cabinet>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tells the other tabs, and hears of their changes. */
  readonly tabs?: Pick<BroadcastChannel, "postMessage" | "onmessage"> | null;
  readonly limits?: Limits;
}

export function createArtifactShelf({ open, now, tabs, limits: allowed = limits }: Parts): ArtifactShelf {
  const changed = createSignal();
  const memory = memoryCabinet();
  let lasting: Cabinet | null = null;
  let items: readonly ShelfItem[] = [];
  let fleeting: readonly ShelfItem[] = [];
  let notes: readonly ShelfNote[] = [];

  async function look() {
    fleeting = await memory.list();
    // Where the browser fails, what was seen last stays on the list.
    const stored = await lasting?.list().catch(() => items.filter(({ id }) => fleeting.every((one) => one.id !== id)));
    items = [...(stored ?? []), ...fleeting].sort((a, b) => b.added - a.added);
    changed.raise();
  }
  /** One after the other. */
  let turn: Promise<unknown> = open()
    .then((cabinet) => void (lasting = cabinet))
    .catch(() => undefined)
    .then(look);
  const inTurn = <V>(work: () => Promise<V>): Promise<V> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  if (tabs) tabs.onmessage = () => void inTurn(look);
  const change = <V>(work: () => Promise<V>) =>
    inTurn(async () => {
      const result = await work();
      await look();
      tabs?.postMessage("changed");
      return result;
    });
  const tell = (kind: ShelfNote["kind"], names: readonly string[]) => {
    if (names.length === 0) return;
    const before = notes.find((note) => note.kind === kind)?.names ?? [];
    notes = [...notes.filter((note) => note.kind !== kind), { kind, names: [...before, ...names] }];
  };
  const namesOf = (some: readonly ShelfItem[]) => some.map(({ about }) => about.name);
  const drop = async (ids: readonly string[]) => {
    await memory.remove(ids);
    await lasting?.remove(ids);
  };

  async function take(artifact: Artifact): Promise<string> {
    const { theta, ...about } = artifact;
    const id = contentId(artifact);
    const before = items.filter((item) => item.id === id || originOf(item.about) === originOf(about));
    const kept = before.some((item) => item.kept);
    const item: ShelfItem = { id, added: now(), kept, parameters: theta.length, about };
    try {
      await (lasting ?? memory).put(item, theta);
      if (lasting) await memory.remove([id]);
    } catch {
      await memory.put(item, theta);
      tell("no-room", [about.name]);
    }
    await drop(before.flatMap((one) => (one.id === id ? [] : [one.id])));
    await look();
    const over = overfull(items, allowed);
    await drop(over.map((one) => one.id));
    tell("made-room", namesOf(over));
    return id;
  }

  return {
    changed,
    get items() {
      return items;
    },
    get fleeting() {
      return fleeting;
    },
    get notes() {
      return notes;
    },
    put: (artifacts) =>
      change(async () => {
        const ids: string[] = [];
        for (const artifact of artifacts) ids.push(await take(artifact));
        return ids;
      }),
    artifact: (id) =>
      inTurn(async () => {
        const item = items.find((one) => one.id === id);
        const theta = item && ((await memory.theta(id)) ?? (await lasting?.theta(id)));
        return theta ? { ...item.about, theta } : null;
      }),
    keep: (id, kept) =>
      change(async () => {
        const item = items.find((one) => one.id === id);
        if (!item) return;
        const isFleeting = fleeting.some((one) => one.id === id);
        await (isFleeting ? memory : (lasting ?? memory)).mark({ ...item, kept });
      }),
    remove: (ids) => change(() => drop(ids)),
    dismiss(note) {
      notes = notes.filter((one) => one !== note);
      changed.raise();
    },
  };
}
