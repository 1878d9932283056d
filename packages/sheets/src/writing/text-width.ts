const wide = new RegExp(
  String.raw`[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]` +
    String.raw`|\p{Extended_Pictographic}`,
  'u',
);

/** How wide a text is shown, in Latin characters: Chinese and full-width characters take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

/** The widest line of a text. */
export function widestLine(text: string): number {
  return Math.max(0, ...text.split('\n').map(textWidth));
}
