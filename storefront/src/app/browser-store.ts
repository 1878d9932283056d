/** A value this browser keeps for a while; without storage it lives as long as the page. */
export interface BrowserStore<Value> {
  read(): Value | undefined;
  write(value: Value): void;
  drop(): void;
}

/** Drops every value whose key begins with `prefix`. */
export function dropStored(prefix: string, storage: () => Storage): void {
  try {
    const place = storage();
    for (const key of Object.keys(place).filter((name) => name.startsWith(prefix))) place.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

/** `storage` is asked for at each use, because a browser may refuse even to show it. */
export function createBrowserStore<Value>(key: string, storage: () => Storage): BrowserStore<Value> {
  let held: Value | undefined;
  return {
    read() {
      try {
        const text = storage().getItem(key);
        return text === null ? held : (JSON.parse(text) as Value);
      } catch {
        return held;
      }
    },
    write(value) {
      held = value;
      try {
        storage().setItem(key, JSON.stringify(value));
      } catch {
        // Kept in memory above.
      }
    },
    drop() {
      held = undefined;
      try {
        storage().removeItem(key);
      } catch {
        // Nothing was stored either.
      }
    },
  };
}
