import { createRequire } from 'node:module';

type Pinyin = (
  text: string,
  options: { toneType: 'none'; type: 'array'; nonZh: 'consecutive'; v: boolean; surname?: 'head' | 'off' },
) => string[];

const require = createRequire(import.meta.url);
let loaded: Pinyin | undefined;

/** The syllables of a Chinese text. The dictionaries are loaded with the first: not every start needs them. */
export const pinyin: Pinyin = (text, options) => {
  loaded ??= (require('pinyin-pro') as { pinyin: Pinyin }).pinyin;
  return loaded(text, options);
};
