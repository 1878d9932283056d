import { walkXml } from './walk-xml.ts';

/** The texts that cells refer to by number: runs joined, reading aids for pronunciation left out. */
export async function sharedStrings(bytes: Uint8Array): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inAid = false;
  await walkXml(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inAid = true;
      else if (name === 't') inText = !inAid;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(text));
      else if (name === 'rPh') inAid = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
