import { nextTick, watch, type ShallowRef } from 'vue';

/** Takes the friend to the first field that has to be put right, whenever there is one. */
export function useWrongField(
  form: Readonly<ShallowRef<HTMLElement | null>>,
  problems: () => Readonly<Record<string, string>>,
) {
  watch(problems, async (fields) => {
    if (Object.keys(fields).length === 0) return;
    await nextTick();
    const wrong = form.value?.querySelector<HTMLElement>('[aria-invalid], .wrong input');
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'center' });
  });
}
