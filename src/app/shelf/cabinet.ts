/** Where the shelf's things lie: IndexedDB in a browser that allows it, otherwise memory. */
import type { Artifact } from "../../lab/artifact.ts";

/** Everything about an artifact but its parameters, which may weigh megabytes. */
export interface ShelfItem {
  readonly id: string;
  /** When it came, milliseconds since 1970. */
  readonly added: number;
  /** Never goes to make room for others. */
  readonly kept: boolean;
  /** Length of theta. */
  readonly parameters: number;
  readonly about: Omit<Artifact, "theta">;
}

/** Every function may reject, with the browser's own error. */
export interface Cabinet {
  /** In no order. */
  list(): Promise<ShelfItem[]>;
  /** Undefined where there is none of that id. */
  theta(id: string): Promise<Float32Array | undefined>;
  /** Takes one in, or in place of the one with its id. */
  put(item: ShelfItem, theta: Float32Array): Promise<void>;
  /** Changes what is known of one that is there. */
  mark(item: ShelfItem): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Lasts as long as the page. */
export function memoryCabinet(): Cabinet {
  const items = new Map<string, ShelfItem>();
  const thetas = new Map<string, Float32Array>();
  return {
    list: async () => [...items.values()],
    theta: async (id) => thetas.get(id),
    async put(item, theta) {
      items.set(item.id, item);
      thetas.set(item.id, theta);
    },
    mark: async (item) => void items.set(item.id, item),
    async remove(ids) {
      for (const id of ids) {
        items.delete(id);
        thetas.delete(id);
      }
    },
  };
}

/**
 * Lasts until it is deleted, and is shared by all tabs. Items and parameters lie apart, so that a list loads no theta.
 * Rejects where the browser stores nothing: private windows, storage switched off.
 */
export function indexedCabinet(name = "distillation-lab"): Promise<Cabinet> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("items", { keyPath: "id" });
      opening.result.createObjectStore("thetas");
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      db.onversionchange = () => db.close(); // a newer page in another tab comes first
      resolve(cabinetOf(db));
    };
  });
}

function cabinetOf(db: IDBDatabase): Cabinet {
  type Work<V> = (items: IDBObjectStore, thetas: IDBObjectStore) => IDBRequest<V> | void;
  const within = <V>(mode: IDBTransactionMode, work: Work<V>) =>
    new Promise<V | undefined>((resolve, reject) => {
      const transaction = db.transaction(["items", "thetas"], mode);
      const request = work(transaction.objectStore("items"), transaction.objectStore("thetas"));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error);
    });
  return {
    list: async () => (await within<ShelfItem[]>("readonly", (items) => items.getAll())) ?? [],
    theta: (id) => within<Float32Array>("readonly", (_, thetas) => thetas.get(id)),
    async put(item, theta) {
      await within("readwrite", (items, thetas) => {
        items.put(item);
        thetas.put(theta, item.id);
      });
    },
    async mark(item) {
      await within("readwrite", (items) => void items.put(item));
    },
    async remove(ids) {
      await within("readwrite", (items, thetas) => {
        for (const id of ids) {
          items.delete(id);
          thetas.delete(id);
        }
      });
    },
  };
}
