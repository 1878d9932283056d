import { reactive, ref, shallowRef } from 'vue';

/** One thing read from the server, with its states. Do not destructure it: the object is reactive. */
export interface Loaded<Value> {
  readonly value: Value | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  reload: () => Promise<void>;
  /** Puts in what a write has answered, so that nothing need be read again. */
  set: (value: Value) => void;
}

/** Reads at once, unless `initial` came with the page: `const sale = useLoaded(() => …)`; `sale.value`, `sale.error`. */
export function useLoaded<Value>(load: () => Promise<Value>, initial?: Value): Loaded<Value> {
  const value = shallowRef(initial);
  const loading = ref(false);
  const error = ref<unknown>();
  let generation = 0;

  async function reload(): Promise<void> {
    const mine = ++generation;
    loading.value = true;
    error.value = undefined;
    try {
      const next = await load();
      if (mine === generation) value.value = next;
    } catch (failure) {
      if (mine === generation) error.value = failure;
    } finally {
      if (mine === generation) loading.value = false;
    }
  }
  if (initial === undefined) void reload();
  return reactive({
    value,
    loading,
    error,
    reload,
    set(next: Value) {
      generation++;
      value.value = next;
      loading.value = false;
    },
  }) as Loaded<Value>;
}
