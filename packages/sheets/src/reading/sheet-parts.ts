import { SheetError } from '../sheet-error.ts';
import type { ZipEntry } from './zip-entries.ts';

export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What the workbook library does not give, or would give at a price an attacker can choose. */
export interface SheetPart {
  merges: MergedRange[];
  /** Digits of numbers longer than a double can hold, by address such as `B7`. */
  longNumbers: Map<string, string>;
  cellCount: number;
  /** The last row (1-based) that holds a value. */
  lastRow: number;
}

const maxMerges = 50_000;

/** Reads each sheet's part, by sheet name. Throws `sheets.damaged` when the zip is no workbook. */
export function sheetParts(entries: ZipEntry[], decodeXml: (text: string) => string): Map<string, SheetPart> {
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//u, ''), entry]));
  const workbook = textOf(byName.get('xl/workbook.xml'));
  const relations = textOf(byName.get('xl/_rels/workbook.xml.rels'));
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)) {
    const target = attribute(tag, 'Target');
    targets.set(attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const parts = new Map<string, SheetPart>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu)) {
    const entry = byName.get(targets.get(attribute(tag, 'r:id')) ?? '');
    if (entry) parts.set(decodeXml(attribute(tag, 'name')), sheetPart(textOf(entry)));
  }
  return parts;
}

function textOf(entry: ZipEntry | undefined): string {
  if (!entry) throw new SheetError('sheets.damaged');
  return new TextDecoder().decode(entry.read());
}

function attribute(tag: string, name: string): string {
  return (
    new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`, 'u')
      .exec(tag)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  );
}

function sheetPart(xml: string): SheetPart {
  const merges: MergedRange[] = [];
  for (const [tag] of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/gu)) {
    const range = mergedRange(attribute(tag, 'ref'));
    if (range && merges.length < maxMerges) merges.push(range);
  }
  const longNumbers = new Map<string, string>();
  for (const match of xml.matchAll(
    /<(?:\w+:)?c\s[^>]*?r="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?v>(-?\d{16,})(?:\.0+)?<\//gu,
  )) {
    longNumbers.set(match[1] ?? '', match[2] ?? '');
  }
  return { merges, longNumbers, cellCount: countOf(xml, '<c '), lastRow: lastFilledRow(xml) };
}

function countOf(text: string, piece: string): number {
  let count = 0;
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + piece.length)) count++;
  return count;
}

function lastFilledRow(xml: string): number {
  const value = Math.max(
    xml.lastIndexOf('</v>'),
    xml.lastIndexOf(':v>'),
    xml.lastIndexOf('</is>'),
    xml.lastIndexOf('</f>'),
  );
  if (value === -1) return 0;
  const row = Math.max(xml.lastIndexOf('<row ', value), xml.lastIndexOf(':row ', value));
  const stated = /\sr="(\d+)"/u.exec(xml.slice(row, row + 400))?.[1];
  return stated ? Number(stated) : countOf(xml.slice(0, value), '<row');
}

function mergedRange(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (!match) return null;
  const [left, top, right, bottom] = [
    columnOf(match[1]),
    Number(match[2]) - 1,
    columnOf(match[3]),
    Number(match[4]) - 1,
  ];
  return { top, left, bottom, right };
}

function columnOf(letters = ''): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
