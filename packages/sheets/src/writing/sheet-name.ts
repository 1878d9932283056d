const longestName = 31;

/** A name Excel accepts, unlike all in `taken`; the new name is added to it. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean = wanted
    .replace(/[[\]:*?/\\\u0000-\u001f]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^['\s]+|['\s]+$/gu, '');
  const base = clean === '' || clean.toLowerCase() === 'history' ? `表${clean}` : clean;
  let name = cut(base, longestName);
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) {
    const mark = ` (${copy})`;
    name = cut(base, longestName - mark.length) + mark;
  }
  taken.add(name.toLowerCase());
  return name;
}

/** Excel counts UTF-16 units; a cut must not split a character. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/['\s]+$/u, '');
}
