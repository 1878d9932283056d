import { pinyin } from 'pinyin-pro';
import { foldName } from './fold-identity.ts';

const syllables = (name: string, surname: 'head' | 'off'): string[] =>
  pinyin(name, { toneType: 'none', type: 'array', surname, nonZh: 'consecutive', v: true });

/**
 * What a search for a person looks through: each name folded, in full pinyin and in initials. A family name with its
 * own reading (单 shan) is found by both.
 */
export function searchTextOf(names: Iterable<string>): string {
  const terms = new Set<string>();
  for (const name of names) {
    const folded = foldName(name);
    if (folded === '') continue;
    terms.add(folded);
    for (const surname of ['head', 'off'] as const) {
      const sounds = syllables(folded, surname);
      terms.add(sounds.join(''));
      terms.add(sounds.map((sound) => sound[0] ?? '').join(''));
    }
  }
  return [...terms].join(' ');
}

/** The pattern of `like` that finds a person by a part of a name, pinyin or initials. */
export const searchPattern = (query: string): string => `%${foldName(query).replace(/[\\%_]/g, '\\$&')}%`;
