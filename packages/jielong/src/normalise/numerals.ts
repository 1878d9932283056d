const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100 };

export const NUMERAL = '零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰廿卅';

/** The value of a Chinese numeral below one thousand (十二, 廿三, 一百零五), or null if it is not one. */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastScale = 1000;
  for (const character of text) {
    const value = DIGITS[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    const scale = TENS[character];
    if (scale !== undefined) {
      if (scale >= lastScale) return null;
      total += (digit ?? 1) * scale;
      lastScale = scale;
    } else if (character === '廿' || character === '卅') {
      if (digit !== null || lastScale <= 10) return null;
      total += character === '廿' ? 20 : 30;
      lastScale = 10;
    } else return null;
    digit = null;
  }
  return text.length === 0 ? null : total + (digit ?? 0);
}

/** The value behind ① … ⑳, or null. */
export function circledNumber(character: string): number | null {
  const code = character.charCodeAt(0);
  return code >= 0x2460 && code <= 0x2473 ? code - 0x245f : null;
}

/** Round away the noise of binary fractions; quantities carry at most three decimals. */
export function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}
