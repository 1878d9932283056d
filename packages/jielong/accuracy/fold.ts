const decoration = /[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\u200B-\u200D\uFE0F\u20E3\p{P}\p{S}\s]/gu;

/** Width, case, blanks, emoji and punctuation do not make another name, unless nothing else is left. */
export function fold(text: string | null | undefined): string {
  const plain = (text ?? '').normalize('NFKC').toLowerCase();
  return plain.replace(decoration, '') || plain.replaceAll(/\s/g, '');
}

/** `3号楼`, `3栋` and `3` are the same place. */
export const foldPlace = (text: string | null | undefined): string =>
  fold(text).replaceAll(/号楼|樓|栋|幢|座|楼|单元|室|房|号|期/g, '');

export const digitsOf = (text: string | null | undefined): string => (text ?? '').normalize('NFKC').replace(/\D/g, '');

const politeness = /谢谢|辛苦|麻烦|团长|请|備註|备注|唔该|[哦哈啦呀谢]/g;

/** Whether `found` keeps at least seven tenths of what `wanted` says, by pairs of characters. */
export function keepsNote(wanted: string, found: string): boolean {
  const [want, have] = [wanted, found].map((text) => pairsOf(fold(text).replaceAll(politeness, '')));
  if (want === undefined || have === undefined || want.length === 0) return true;
  const left = [...have];
  const kept = want.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return kept.length >= want.length * 0.7;
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => letters[index]! + letter);
}
