import { type Ref, computed, reactive, ref, shallowRef } from 'vue';

/** One page of a list that is read by key, as the server sends it. */
export interface ListPage<Row> {
  rows: Row[];
  /** The cursor of the next page; null on the last one. */
  next: string | null;
}

/** What a page shows of a list. Do not destructure it: the object is reactive. */
export interface LoadedList<Row> {
  readonly rows: Row[];
  readonly loading: boolean;
  /** True once the first page has been read. */
  readonly loaded: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  reload: () => Promise<void>;
  loadMore: () => Promise<void>;
}

/**
 * A list that grows page by page. `load` gets the cursor (undefined for the first page).
 * A reload drops answers of earlier loads, so that a slow old search never overwrites a newer one.
 */
export function useList<Row>(load: (cursor: string | undefined) => Promise<ListPage<Row>>): LoadedList<Row> {
  const rows = shallowRef<Row[]>([]) as Ref<Row[]>;
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
      rows.value = first ? page.rows : [...rows.value, ...page.rows];
      cursor.value = page.next;
      loaded.value = true;
    } catch (failure) {
      if (mine === generation) error.value = failure;
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  return reactive({
    rows,
    loading,
    loaded,
    error,
    hasMore: computed(() => Boolean(cursor.value)),
    reload: () => read(true),
    loadMore: async () => {
      if (!loading.value && cursor.value) await read(false);
    },
  }) as LoadedList<Row>;
}
