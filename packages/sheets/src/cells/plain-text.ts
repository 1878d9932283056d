/** Takes off what exports put around a value: spaces, `="…"`, a leading `'` or backtick, tabs, zero-width marks. */
export function plainText(text: string): string {
  const trimmed = text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
  const formulaText = /^="([^"]*)"$/u.exec(trimmed);
  const inner = formulaText ? (formulaText[1] ?? '') : trimmed;
  return inner.replace(/^['`](?=.)/u, '').trim();
}

/** Full-width digits, signs and letters to half-width; for values that are numbers, never for names. */
export function halfWidth(text: string): string {
  return text.normalize('NFKC');
}

/** What people type into a cell that has nothing to say. */
export function isPlaceholder(text: string): boolean {
  return /^([-—–/\\_.]+|null|none|n\/a|#n\/a|undefined|nan)$/iu.test(text);
}
