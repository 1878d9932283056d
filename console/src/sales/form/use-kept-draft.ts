import { ref, watch, type Ref } from 'vue';
import type { Form } from '../../patterns/use-form.ts';
import { findDraft, forgetDraft, keepDraft, type KeptDraft } from './kept-draft.ts';
import type { SaleDraft } from './sale-draft.ts';

/** What a new sale starts from differs by the minute; it is one base for all. */
const NEW = 'new';

/**
 * Keeps what is being written on this device, and offers what an earlier visit left. `begin` is called once the form
 * holds what it starts from.
 */
export function useKeptDraft(form: Form<SaleDraft>, step: Ref<number>, key: string, isNew: boolean) {
  const offered = ref<KeptDraft>();
  let base: string | undefined;

  function begin(): void {
    base = isNew ? NEW : JSON.stringify(form.values);
    offered.value = findDraft(localStorage, key, Date.now(), base);
  }
  watch(
    [() => form.values, step],
    () => {
      if (base === undefined || !form.dirty) return;
      offered.value = undefined;
      keepDraft(localStorage, key, { draft: form.values, step: step.value, at: Date.now(), base });
    },
    { deep: true },
  );
  function forget(): void {
    offered.value = undefined;
    forgetDraft(localStorage, key);
  }
  function takeUp(): void {
    if (!offered.value) return;
    const { draft, step: left } = offered.value;
    Object.assign(form.values, draft);
    step.value = left;
  }
  return { offered, begin, forget, takeUp };
}
