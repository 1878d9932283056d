import { spokenTerms } from '../../kernel/pinyin/spoken-terms.ts';
import { foldName } from './fold-identity.ts';

/** What a search for a person looks through: each name folded, in full pinyin and in initials. */
export function searchTextOf(names: Iterable<string>): string {
  const terms = new Set<string>();
  for (const name of names) {
    const folded = foldName(name);
    if (folded === '') continue;
    terms.add(folded);
    for (const term of spokenTerms(folded, 'person')) terms.add(term);
  }
  return [...terms].join(' ');
}

/** The pattern of `like` that finds a person by a part of a name, pinyin or initials. */
export const searchPattern = (query: string): string => `%${foldName(query).replace(/[\\%_]/g, '\\$&')}%`;
