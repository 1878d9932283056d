import { previewText, type ReadingOptions } from './preview-text.ts';

/** Reads off the page's own thread, so that a long text never holds up typing. */
self.addEventListener('message', (event: MessageEvent<{ turn: number; text: string; options: ReadingOptions }>) => {
  const { turn, text, options } = event.data;
  self.postMessage({ turn, preview: previewText(text, options) });
});
