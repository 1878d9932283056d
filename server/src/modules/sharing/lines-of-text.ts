/** Marks that do not begin a line. */
const noStart = /^[，。、；：！？）」』】》”’…,.;:!?)]/;
const pictographs = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f/gu;

/** The font of the posters has no pictographs: they would come out as boxes. */
export const withoutPictographs = (text: string): string => text.replace(pictographs, '').replace(/ {2,}/g, ' ').trim();

/**
 * Breaks text into lines that fit a width; what does not fit into `linesMax` ends with an ellipsis. Latin words and
 * numbers stay whole.
 * @param widthOf measures a text in the same unit as `width`
 */
export function linesOf(text: string, width: number, linesMax: number, widthOf: (text: string) => number): string[] {
  const pieces = text.match(/[A-Za-z0-9.,/%+-]+|\n|\s+|[^]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const fits = widthOf(line + piece) <= width || line === '' || noStart.test(piece);
    if (piece !== '\n' && fits) {
      line += piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trim();
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  const shown = lines.filter((shownLine) => shownLine !== '');
  if (shown.length <= linesMax) return shown;
  const kept = shown.slice(0, linesMax);
  let last = kept.at(-1)!;
  while (last !== '' && widthOf(`${last}…`) > width) last = [...last].slice(0, -1).join('');
  return [...kept.slice(0, -1), `${last.replace(/[，。、；：]$/, '')}…`];
}
