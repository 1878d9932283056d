import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * A sheet that the back button closes: it is open while the address says `?sheet=<name>`.
 * `const open = useSheet('address')`; `open.value = true`; `<BottomSheet v-model="open">`.
 */
export function useSheet(name: string) {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => route.query.sheet === name,
    set(open) {
      const { sheet, ...query } = route.query;
      if (open) void router.push({ query: { ...query, sheet: name } });
      else if (sheet === name && router.options.history.state.back) router.back();
      else if (sheet === name) void router.replace({ query });
    },
  });
}
