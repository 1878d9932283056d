import type { Certainty } from '../sheet-reading.ts';
import { headerName } from '../vocabulary/header-name.ts';
import type { Platform, Vocabulary } from '../vocabulary/vocabulary.ts';

/** What one header means. Lower `rank` is asked first when several columns feed one field. */
export interface HeaderMatch<Field extends string> {
  field: Field | null;
  certainty: Certainty;
  rank: number;
  /** For a column that is one piece of the field, such as the building of an address: its place and word. */
  piece?: { order: number; place: 'before' | 'after'; suffix: string };
  known: boolean;
}

interface Lexicon<Field extends string> {
  names: Map<string, HeaderMatch<Field>>;
  unused: Set<string>;
}

const lexicons = new WeakMap<object, Lexicon<string>>();

function lexiconOf<Field extends string>(vocabulary: Vocabulary<Field>): Lexicon<Field> {
  const known = lexicons.get(vocabulary) as Lexicon<Field> | undefined;
  if (known) return known;
  const names = new Map<string, HeaderMatch<Field>>();
  const add = (header: string, match: HeaderMatch<Field>) => {
    const name = headerName(header);
    if (!names.has(name)) names.set(name, match);
  };
  const fields = Object.keys(vocabulary.names) as Field[];
  for (const field of fields) {
    const { exact, alias, preferred = [], fallback = [] } = vocabulary.names[field];
    preferred.forEach((header) => add(header, { field, certainty: 'alias', rank: -1, known: true }));
    exact.forEach((header, index) => add(header, { field, certainty: 'exact', rank: index, known: true }));
    alias.forEach((header, index) => add(header, { field, certainty: 'alias', rank: 100 + index, known: true }));
    fallback.forEach((header, index) => add(header, { field, certainty: 'alias', rank: 500 + index, known: true }));
  }
  const { pieces } = vocabulary;
  pieces?.parts.forEach(({ headers, place, suffix }, order) => {
    const match = {
      field: pieces.field,
      certainty: 'alias',
      rank: 300,
      piece: { order, place, suffix },
      known: true,
    } as const;
    headers.forEach((header) => add(header, match));
  });
  const lexicon = { names, unused: new Set(vocabulary.unused.map(headerName)) };
  lexicons.set(vocabulary, lexicon);
  return lexicon;
}

/** The platform whose telling headers are all there. */
export function findPlatform<Field extends string>(
  headers: readonly string[],
  vocabulary: Vocabulary<Field>,
): Platform<Field> | null {
  const present = new Set(headers.map(headerName));
  return (
    vocabulary.platforms.find(({ signature }) => signature.every((header) => present.has(headerName(header)))) ?? null
  );
}

const longestHeader = 60;

/** What a header means by itself; context words are settled by `readColumns`. */
export function matchHeader<Field extends string>(
  header: string,
  vocabulary: Vocabulary<Field>,
  platform: Platform<Field> | null = null,
): HeaderMatch<Field> {
  const name = headerName(header);
  if (name === '' || name.length > longestHeader) return unknown();
  const { names, unused } = lexiconOf(vocabulary);
  const special = platform?.fields[name];
  if (special === null) return { field: null, certainty: 'exact', rank: 0, known: true };
  if (special !== undefined) return { field: special, certainty: 'exact', rank: -1, known: true };
  const direct = names.get(name) ?? names.get(name.replace(/\d$/u, '')) ?? names.get(name.replace(/\(.*\)$/u, ''));
  if (direct) return direct;
  if (unused.has(name)) return { field: null, certainty: 'exact', rank: 0, known: true };
  return joinedHeader(name, names) ?? guess(name, vocabulary);
}

function unknown<Field extends string>(): HeaderMatch<Field> {
  return { field: null, certainty: 'guess', rank: 0, known: false };
}

/** 收货人/提货人: two names of one field in one header. */
function joinedHeader<Field extends string>(
  name: string,
  names: Map<string, HeaderMatch<Field>>,
): HeaderMatch<Field> | null {
  const parts = name.split(/[/／、|或]/u).filter((part) => part !== '');
  if (parts.length < 2) return null;
  const matches = parts.map((part) => names.get(part));
  const first = matches[0];
  if (!first || first.field === null || matches.some((match) => match?.field !== first.field)) return null;
  return { field: first.field, certainty: 'alias', rank: first.rank, known: true };
}

function guess<Field extends string>(name: string, vocabulary: Vocabulary<Field>): HeaderMatch<Field> {
  if (vocabulary.never.test(name) || name.length > 20) return unknown();
  const found = vocabulary.keywords.find(([pattern]) => pattern.test(name));
  return found ? { field: found[1], certainty: 'guess', rank: 900, known: false } : unknown();
}
