/** A version counter that can be watched: for data too large or too quick for the store. */
export interface Signal {
  readonly version: number;
  /** Tells everybody who watches that something changed. */
  raise(): void;
  /** @returns the function that ends the watching */
  watch(listener: () => void): () => void;
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  let version = 0;
  return {
    get version() {
      return version;
    },
    raise() {
      version++;
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
