/** One parcel's number, with the courier when it is written before it: `中通：7812…`. */
export interface WrittenNumber {
  trackingNo: string;
  courier: string | null;
}

const separators = /[,，、;；|\n]+/u;
const captioned = /^(\p{Script=Han}{2,8}?)(?:快递|速运|速递)?(?:单号)?\s*:?\s*([A-Za-z\d][A-Za-z\d\s-]*)$/u;

/**
 * The tracking numbers in a cell, in the order written, each once. Text that is none, such as 未发货, comes back in
 * `others`.
 */
export function trackingNumbers(text: string): { numbers: WrittenNumber[]; others: string[] } {
  const numbers: WrittenNumber[] = [];
  const others: string[] = [];
  for (const piece of text.normalize('NFKC').split(separators).flatMap(splitSpaces)) {
    const match = captioned.exec(piece);
    const bare = (match?.[2] ?? piece).replace(/\s/gu, '').toUpperCase();
    if (!isTrackingNumber(bare)) others.push(piece);
    else if (!numbers.some(({ trackingNo }) => trackingNo === bare)) {
      numbers.push({ trackingNo: bare, courier: match?.[1] ?? null });
    }
  }
  return { numbers, others };
}

/** Spaces part two whole numbers, but also group the digits of one. */
function splitSpaces(piece: string): string[] {
  const trimmed = piece.trim();
  if (trimmed === '') return [];
  const parts = trimmed.split(/[\s/]+/u);
  const eachWhole = parts.length > 1 && parts.every((part) => isTrackingNumber(part.toUpperCase()));
  return eachWhole ? parts : [trimmed];
}

/** Eight to thirty letters and digits, at least six of them digits; the dashes are 京东's parcel counts. */
export function isTrackingNumber(text: string): boolean {
  return /^[A-Z\d][A-Z\d-]{7,29}$/u.test(text) && (text.match(/\d/gu)?.length ?? 0) >= 6;
}
