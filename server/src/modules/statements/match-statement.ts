/** An open payment that a statement line may stand behind. */
export interface OpenPayment {
  readonly orderId: string;
  readonly reference: string;
  readonly amountFen: number;
  /** Names the payer is known by: recipient, display name, nicknames. */
  readonly names: readonly string[];
}

export interface IncomingLine {
  readonly amountFen: number;
  readonly payer: string;
  readonly remark: string;
}

/** `certain`: one order is named by its reference, or by its payer's whole name, and the amount is equal. */
export type StatementMatch =
  | { kind: 'certain'; orderId: string; by: 'reference' | 'name' }
  | { kind: 'candidates'; orderIds: string[] }
  | { kind: 'none' };

const CANDIDATES_MAX = 8;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

/**
 * Whose order each line pays. Never a guess: a reference or a whole name must name one open order of exactly the
 * amount, and two lines never get the same order. An equal amount alone only makes candidates.
 * @returns one match per line, in order
 */
export function matchStatement(lines: readonly IncomingLine[], open: readonly OpenPayment[]): StatementMatch[] {
  const claims = lines.map((line) => proposeFor(line, open));
  const counts = new Map<string, number>();
  for (const claim of claims) {
    if (claim.kind === 'certain') counts.set(claim.orderId, (counts.get(claim.orderId) ?? 0) + 1);
  }
  return claims.map((claim, index) => {
    if (claim.kind === 'certain') {
      return counts.get(claim.orderId) === 1 ? claim : { kind: 'candidates', orderIds: [claim.orderId] };
    }
    const orderIds = equalAmounts(lines[index]!, open)
      .map((payment) => payment.orderId)
      .filter((orderId) => !counts.has(orderId));
    return orderIds.length === 0
      ? { kind: 'none' }
      : { kind: 'candidates', orderIds: orderIds.slice(0, CANDIDATES_MAX) };
  });
}

const equalAmounts = (line: IncomingLine, open: readonly OpenPayment[]): OpenPayment[] =>
  open.filter((payment) => payment.amountFen === line.amountFen);

function proposeFor(line: IncomingLine, open: readonly OpenPayment[]): StatementMatch {
  const equal = equalAmounts(line, open);
  const named = equal.filter((payment) => mentions(line, payment.reference));
  if (named.length === 1) return { kind: 'certain', orderId: named[0]!.orderId, by: 'reference' };
  const payer = fold(line.payer);
  const known = payer === '' ? [] : equal.filter((payment) => payment.names.some((name) => fold(name) === payer));
  if (known.length === 1 && named.length === 0) return { kind: 'certain', orderId: known[0]!.orderId, by: 'name' };
  return { kind: 'none' };
}

/** `3-27` stands alone in the remark: not part of 13-27, 3-271 or a date. */
function mentions(line: IncomingLine, reference: string): boolean {
  const escaped = reference.replace(/[-]/g, '[-—–－]');
  return new RegExp(`(?<![\\d-])${escaped}(?![\\d-])`, 'u').test(line.remark.normalize('NFKC'));
}
