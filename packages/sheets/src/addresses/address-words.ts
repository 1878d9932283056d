const chineseDigits = '零一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20, 一百零二 → 102; null for what is no number up to 999. */
export function chineseNumber(text: string): number | null {
  const plain = text.replace('两', '二').replace('〇', '零');
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
    plain,
  );
  if (!match || plain === '') return null;
  const digit = (character: string | undefined) => (character ? chineseDigits.indexOf(character) : 0);
  const tens = match[3] ? (match[2] ? digit(match[2]) : 1) : 0;
  return digit(match[1]) * 100 + tens * 10 + digit(match[4]);
}

/** A door's name as it is compared and shown: half-width, upper case, Chinese numerals as digits, no leading zeros. */
export function doorName(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const number = chineseNumber(plain);
  if (number !== null) return String(number);
  return /^\d+$/u.test(plain) ? plain.replace(/^0+(?=\d)/u, '') : plain;
}

/** One name of a building: digits with a letter, a letter, a Chinese numeral or 甲乙丙丁. */
export const buildingWord = String.raw`(?:[A-Za-z]?\d{1,4}[A-Za-z]?|[A-Za-z]\d{0,3}|[一二三四五六七八九十百两]{1,4}|[甲乙丙丁东南西北])`;
