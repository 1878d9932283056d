/** A sticky pattern at an offset; a match that runs over the limit does not count. */
export function matchAt(pattern: RegExp, text: string, offset: number, limit: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match === null || offset + match[0].length > limit ? null : match;
}
