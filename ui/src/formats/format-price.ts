/** A price cut into the parts that are set in different sizes: sign, yuan with thousands commas, two digits of fen. */
export interface PriceParts {
  sign: '' | '-';
  yuan: string;
  fen: string;
}

/**
 * Splits integer fen into parts for display.
 * Throws RangeError when `fen` is not a safe integer: a price that is not exact must never reach a screen.
 */
export function priceParts(fen: number): PriceParts {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not an integer amount of fen: ${fen}`);
  const amount = Math.abs(fen);
  return {
    sign: fen < 0 ? '-' : '',
    yuan: String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ','),
    fen: String(amount % 100).padStart(2, '0'),
  };
}

/** Integer fen as "¥12.50"; always two decimals, "-¥3.00" below zero. Throws RangeError on anything but integer fen. */
export function formatPrice(fen: number): string {
  const parts = priceParts(fen);
  return `${parts.sign}¥${parts.yuan}.${parts.fen}`;
}

/**
 * What a person typed as yuan ("12.5", "¥1,200", "１２元") to integer fen.
 * Returns undefined when it is not a plain non-negative amount with at most two decimals.
 */
export function parsePrice(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[¥￥,\s]/g, '')
    .replace(/元$/, '');
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
