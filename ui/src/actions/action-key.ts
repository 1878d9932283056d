/** Gives one idempotency key per intention: see `createActionKeys`. */
export interface ActionKeys {
  /** The key for `input`: the same while the same input awaits a definite answer, a new one otherwise. */
  keyFor(input: unknown): string;
  /** Call on a definite answer (success or refusal): the next attempt is a new intention. */
  settle(): void;
}

/**
 * Keys for the `Idempotency-Key` header. A person who presses again because the network was lost means the same
 * action, so the server must see the same key; a person who changed the form means another one.
 */
export function createActionKeys(newKey: () => string = randomKey): ActionKeys {
  let open: { key: string; input: string } | undefined;
  return {
    keyFor(input) {
      const text = JSON.stringify(input) ?? '';
      if (open?.input !== text) open = { key: newKey(), input: text };
      return open.key;
    },
    settle() {
      open = undefined;
    },
  };
}

/** 128 random bits as hex; works on plain http too, where `crypto.randomUUID` does not exist. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
