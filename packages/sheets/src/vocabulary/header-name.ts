/**
 * A header as headers are compared: full-width to half-width, no spaces, lower case, without marks such as
 * `(必填)` or `(元)` and without a closing colon or star.
 */
export function headerName(header: string): string {
  const compact = header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/gu, '')
    .toLowerCase();
  return compact
    .replace(/^['`*#]+/u, '')
    .replace(
      /[([【](单位:?)?(元|件|份|个|斤|kg|必填|选填|非必填|可选|勿删|不可修改|请勿修改|人民币|rmb|¥)[\])】]/gu,
      '',
    )
    .replace(/[*:.]+$/u, '');
}

/** How many fen one unit of the column is worth: `(分)` in the header says fen, anything else yuan. */
export function headerFenPerUnit(header: string): 1 | 100 {
  return /[([](单位:?)?分[\])]/u.test(header.normalize('NFKC')) ? 1 : 100;
}
