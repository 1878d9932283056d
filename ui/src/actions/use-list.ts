import { type Ref, computed, ref, shallowRef } from "vue";

/** One page of a list that is read by key. */
export interface ListPage<Item> {
  items: Item[];
  /** Pass it back for the next page; absent or null on the last one. */
  nextCursor?: string | null;
}

/**
 * A list that grows page by page. `load` gets the cursor (undefined for the first page).
 * A reload drops answers of earlier loads, so that a slow old search never overwrites a newer one.
 */
export function useList<Item>(load: (cursor: string | undefined) => Promise<ListPage<Item>>) {
  const items = shallowRef<Item[]>([]) as Ref<Item[]>;
  const cursor = ref<string | null>();
  const loading = ref(false);
  const loaded = ref(false);
  const error = ref<unknown>();
  let generation = 0;

  async function read(first: boolean): Promise<void> {
    const mine = ++generation;
    loading.value = true;
    error.value = undefined;
    try {
      const page = await load(first ? undefined : (cursor.value ?? undefined));
      if (mine !== generation) return;
      items.value = first ? page.items : [...items.value, ...page.items];
      cursor.value = page.nextCursor;
      loaded.value = true;
    } catch (failure) {
      if (mine === generation) error.value = failure;
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  return {
    items,
    loading,
    loaded,
    error,
    hasMore: computed(() => Boolean(cursor.value)),
    reload: () => read(true),
    loadMore: async () => {
      if (!loading.value && cursor.value) await read(false);
    },
  };
}
