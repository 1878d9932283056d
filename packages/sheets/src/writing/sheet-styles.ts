import type { Style } from '@cj-tech-master/excelts';
import type { ColumnKind } from './sheet-spec.ts';

const formats: Record<ColumnKind, string> = {
  text: '@',
  number: 'General',
  money: '#,##0.00',
  date: 'yyyy-mm-dd hh:mm',
};
const line = { style: 'thin', color: { argb: 'FF8A9A8A' } } as const;
const cutLine = { style: 'mediumDashed', color: { argb: 'FF555555' } } as const;

export const titleStyle: Partial<Style> = { font: { bold: true, size: 14 }, alignment: { vertical: 'middle' } };

/** How one cell looks, beside its number format. */
export interface Look {
  role: 'header' | 'body' | 'sum';
  kind: ColumnKind;
  /** Numbers stand right, also their header and a text among them. */
  right: boolean;
  wrap: boolean;
  cutAbove: boolean;
}

const known = new Map<string, Partial<Style>>();

/** Equal looks give the same object: the library tells equal styles by their identity. */
export function cellStyle(look: Look): Partial<Style> {
  const key = `${look.role} ${look.kind} ${look.right} ${look.wrap} ${look.cutAbove}`;
  let style = known.get(key);
  if (!style) known.set(key, (style = makeStyle(look)));
  return style;
}

function makeStyle({ role, kind, right, wrap, cutAbove }: Look): Partial<Style> {
  const alignment = { vertical: 'middle', horizontal: right ? 'right' : 'left', wrapText: wrap } as const;
  if (role === 'header') {
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFF3EE' } } as const;
    return { font: { bold: true }, fill, border: { bottom: line }, alignment };
  }
  const base = { numFmt: formats[kind], alignment };
  if (role === 'sum') return { ...base, font: { bold: true }, border: { top: line } };
  return cutAbove ? { ...base, border: { top: cutLine } } : base;
}

export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'money';
}
