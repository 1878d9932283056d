import { type Ref, readonly, ref } from 'vue';

const query = window.matchMedia('(max-width: 760px)');
const narrow = ref(query.matches);
query.addEventListener('change', (change) => (narrow.value = change.matches));

/** True while the window is as narrow as a phone. */
export function usePhone(): Readonly<Ref<boolean>> {
  return readonly(narrow);
}
