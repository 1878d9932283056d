import { reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * Filters kept in the address (`?search=…&status=…`), so that reload, back and a shared link keep them.
 * `const filters = useRouteFilters({ search: '', status: 'all' }, list.reload)`: a reactive object; a value equal to
 * its start is left out of the address. `changed` is called after every change.
 */
export function useRouteFilters<Filters extends Record<string, string>>(start: Filters, changed: () => void): Filters {
  const route = useRoute();
  const router = useRouter();
  const path = route.path;
  const filters = reactive({ ...start }) as Filters;

  function readAddress(): void {
    for (const name of Object.keys(start) as (keyof Filters & string)[]) {
      const value = route.query[name];
      filters[name] = (typeof value === 'string' ? value : start[name]) as Filters[typeof name];
    }
  }
  readAddress();

  watch(
    () => ({ ...filters }),
    (now, before) => {
      if (Object.keys(start).every((name) => now[name] === before[name])) return;
      const kept = Object.entries(route.query).filter(([name]) => !(name in start));
      const set = Object.entries(now).filter(([name, value]) => value !== start[name]);
      void router.replace({ query: Object.fromEntries([...kept, ...set]) });
      changed();
    },
  );
  watch(
    () => route.query,
    () => {
      if (route.path === path) readAddress();
    },
  );
  return filters;
}
