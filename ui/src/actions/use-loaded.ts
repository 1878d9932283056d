import { type Ref, ref, shallowRef } from "vue";

/** One thing read from the server, with its states: `const { value, error, loading, reload } = useLoaded(() => …)`. */
export function useLoaded<Value>(load: () => Promise<Value>, initial?: Value) {
  const value = shallowRef(initial) as Ref<Value | undefined>;
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
  return { value, loading, error, reload };
}
