import { ref, watch } from 'vue';
import { createBrowserStore } from '../app/browser-store.ts';
import type { Choice } from './choice.ts';

/** What this tab has chosen in a sale; a reload and the back button keep it. */
export function useChoice(saleCode: string) {
  const store = createBrowserStore<Choice>(`heyi.choice.${saleCode}`, () => sessionStorage);
  const choice = ref<Record<string, number>>({ ...store.read() });
  watch(choice, (value) => store.write(value), { deep: true });
  return choice;
}
