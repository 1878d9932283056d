import { onBeforeUnmount, onMounted } from 'vue';

/** What the keyboard can do on a review. */
export interface ReviewKeys {
  choose: (place: number | 'enter') => void;
  skip: () => void;
  move: (steps: 1 | -1) => void;
  undo: () => void;
}

/** 1–9 choose, s leaves out, z takes back, j and k move, Enter confirms; typing into a field is left alone. */
export function useReviewKeys(keys: ReviewKeys): void {
  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = target.closest('input, textarea, select, [contenteditable], [role=dialog], dialog');
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
    const presses = event.key === 'Enter' && target.closest('button, a');
    if (presses) return;
    if (/^[1-9]$/.test(event.key)) keys.choose(Number(event.key));
    else if (event.key === 'Enter') keys.choose('enter');
    else if (event.key === 's') keys.skip();
    else if (event.key === 'z') keys.undo();
    else if (event.key === 'j') keys.move(1);
    else if (event.key === 'k') keys.move(-1);
    else return;
    event.preventDefault();
  }
  onMounted(() => document.addEventListener('keydown', onKey));
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey));
}
