import { readonly, ref } from 'vue';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'done' | 'problem';
}

const shown = ref<Toast[]>([]);
let lastId = 0;

/** What `ToastHost.vue` shows. */
export const toasts = readonly(shown);

/** Shows a short sentence for a few seconds; at most two stand at once. */
export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  const id = ++lastId;
  shown.value = [...shown.value.slice(-1), { id, text, tone }];
  setTimeout(() => dismissToast(id), tone === 'problem' ? 6000 : 2600);
}

/** Takes a toast away before its time. */
export function dismissToast(id: number): void {
  shown.value = shown.value.filter((candidate) => candidate.id !== id);
}
