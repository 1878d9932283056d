import { type Ref, onScopeDispose, ref, watch } from 'vue';
import { textProblem } from './check-text.ts';
import type { Preview, ReadingOptions } from './preview-text.ts';

/** Waits this long after the last key before it reads, in milliseconds. */
const PAUSE = 200;

/** A first look at what is in the box, a moment after the last change; undefined while nothing there can be read. */
export function usePreview(text: Ref<string>, options: Ref<ReadingOptions | undefined>) {
  const preview = ref<Preview>();
  const busy = ref(false);
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  function startWorker(): Worker {
    const started = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', (event: MessageEvent<{ turn: number; preview: Preview }>) => {
      if (event.data.turn !== turn) return;
      preview.value = event.data.preview;
      busy.value = false;
    });
    started.addEventListener('error', () => (busy.value = false));
    return started;
  }
  function read(): void {
    if (!options.value) return;
    // One that is still at an older, longer text is not waited for.
    if (busy.value) worker?.terminate();
    if (busy.value || !worker) worker = startWorker();
    busy.value = true;
    worker.postMessage({ turn: ++turn, text: text.value, options: JSON.parse(JSON.stringify(options.value)) });
  }
  watch([text, options], () => {
    clearTimeout(timer);
    if (textProblem(text.value)) {
      turn++;
      preview.value = undefined;
      return;
    }
    timer = setTimeout(read, PAUSE);
  });
  onScopeDispose(() => {
    clearTimeout(timer);
    worker?.terminate();
  });
  return { preview, busy };
}
