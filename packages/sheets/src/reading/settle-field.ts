import { headerName } from '../vocabulary/header-name.ts';

export type Value = string | number;

/** What one column has to say about a field in one row. */
export interface Candidate {
  /** The column's header, or its letter. */
  name: string;
  value: Value;
  /** False for a merged cell that starts in a row above. */
  own: boolean;
  /** The column's rank; below zero it goes before all others by rule, from 500 on it only fills gaps. */
  rank: number;
  piece?: { order: number; place: 'before' | 'after'; suffix: string };
}

/**
 * `differs`: another column of the same name was taken and says something else. `left-out`: a text column of another
 * name that was on a par with the one taken.
 */
export type Fate = 'used' | 'ignored' | 'differs' | 'left-out';

const gapFiller = 500;

/**
 * One value from the columns that feed a field, the preferred first, and what became of each. With `joinsAll` every
 * different value counts, as several tracking numbers are several parcels; pieces of an address are put together.
 */
export function settleField(
  candidates: readonly Candidate[],
  options: { joinsAll: boolean; isText: boolean },
): { value: Value; fates: Fate[] } {
  const whole = candidates.filter((candidate) => !candidate.piece);
  const pieces = candidates.filter((candidate) => candidate.piece);
  const first = whole[0];
  if (options.joinsAll && whole.length > 1) {
    const value = [...new Set(whole.map((candidate) => String(candidate.value)))].join(',');
    return { value, fates: candidates.map(() => 'used') };
  }
  const fates = candidates.map((candidate): Fate => {
    if (!first || candidate.piece || candidate.value === first.value) return 'used';
    if (plainName(candidate.name) === plainName(first.name)) return 'differs';
    return options.isText && first.rank >= 0 && candidate.rank < gapFiller ? 'left-out' : 'ignored';
  });
  const value = pieces.length === 0 && first ? first.value : withPieces(first?.value, pieces);
  return { value, fates };
}

/** 商品1 and 商品2 are columns of one name. */
function plainName(header: string): string {
  return headerName(header).replace(/\d$/u, '');
}

/** 浙江省杭州市 + 阳光花园 + 3 + 2 + 501 → 浙江省杭州市阳光花园3号楼2单元501室; nothing is said twice. */
function withPieces(base: Value | undefined, pieces: readonly Candidate[]): string {
  const ordered = pieces.toSorted((a, b) => (a.piece?.order ?? 0) - (b.piece?.order ?? 0));
  const joined = (place: 'before' | 'after') =>
    ordered
      .filter(({ piece }) => piece?.place === place)
      .map(({ value, piece }) => pieceText(String(value), piece?.suffix ?? ''))
      .join('');
  const [before, after] = [joined('before').replace(/[\s/,，-]+/gu, ''), joined('after')];
  const start = base === undefined ? '' : String(base);
  return (start.startsWith(before) ? '' : before) + start + (start.endsWith(after) ? '' : after);
}

function pieceText(text: string, suffix: string): string {
  return /^[a-z\d]+$/iu.test(text) ? text + suffix : text;
}
