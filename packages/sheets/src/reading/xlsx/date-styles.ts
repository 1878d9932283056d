import { walkXml } from './walk-xml.ts';

/** Built-in formats that show dates or times; 27 to 36 and 50 to 58 are those of Chinese Excel. */
const builtIn = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** The cell styles (by index) whose number is a date. */
export async function dateStyles(bytes: Uint8Array): Promise<Set<number>> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  await walkXml(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        if (isDateFormat(Number(attributes['numFmtId'] ?? 0), codes)) styles.add(index);
        index++;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function isDateFormat(id: number, codes: Map<number, string>): boolean {
  const code = codes.get(id);
  if (code === undefined) return builtIn.some(([first, last]) => id >= first && id <= last);
  const bare = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/gu, '').split(';')[0] ?? '';
  return /[yd]/iu.test(bare) || (/[hms]/iu.test(bare) && !/[#0?](?!0*$)/u.test(bare) && !/general/iu.test(bare));
}
