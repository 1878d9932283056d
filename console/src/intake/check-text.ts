/** As the server, so that a wrong paste is said at once and five megabytes are not sent for nothing. */
export const TEXT_LENGTH_MAX = 200_000;

/** Why a text cannot be read, or undefined. */
export function textProblem(text: string): 'empty' | 'tooLong' | 'notText' | undefined {
  if (text.trim() === '') return 'empty';
  const strange = strangeCharacters(text.slice(0, TEXT_LENGTH_MAX));
  if (text.includes('\u0000') || (strange > 8 && strange / Math.min(text.length, TEXT_LENGTH_MAX) > 0.01)) {
    return 'notText';
  }
  return text.length > TEXT_LENGTH_MAX ? 'tooLong' : undefined;
}

/** Control and replacement characters do not occur in chats: they come from a file that was opened as text. */
function strangeCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code > 0 && code < 9) || (code > 13 && code < 27) || code === 0xfffd) count++;
  }
  return count;
}
