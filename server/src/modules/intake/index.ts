export { confirmPaste, type ConfirmedPaste } from './confirm-paste.ts';
export { decideEntry } from './decide-entry.ts';
export { discardPaste } from './discard-paste.ts';
export { forgetWords, learnWords } from './learn-words.ts';
export { pasteText } from './paste-text.ts';
export type { EntryChange, EntryDecision, EntryQuestion, EntryReading, EntryStatus, PasteId } from './entry.ts';
