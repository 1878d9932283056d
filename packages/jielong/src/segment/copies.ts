import type { Block } from './messages.ts';

/** Several copies of a chain pasted one below the other are several versions. */
export function splitCopies(block: Block): Block[] {
  const heads = block.lines.flatMap((line, index) => (/^\s*#\s*(?:接龙|group ?note)/i.test(line.text) ? [index] : []));
  if (heads.length < 2) return [block];
  return heads.map((start, position) => ({
    ...block,
    headLine: position === 0 ? block.headLine : null,
    lines: block.lines.slice(position === 0 ? 0 : start, heads[position + 1] ?? block.lines.length),
  }));
}
