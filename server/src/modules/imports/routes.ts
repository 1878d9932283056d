import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { readShop } from '../../kernel/context.ts';
import { invalid } from '../../kernel/errors.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { line, nullable, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { rememberColumnChoice, type ColumnMapping } from './column-choices.ts';
import { importActions, refusalReasons } from './goods.ts';
import {
  headersOf,
  importGoods,
  previewGoods,
  readGoodsAgain,
  type GoodsPreview,
  type SheetChoice,
} from './import-goods.ts';

const access = { kind: 'staff', may: 'goods:write' } as const;
const SAMPLES = 3;
const SAMPLE_LENGTH = 40;
const SHEET_BYTES_MAX = 10 * 1024 * 1024;
const MAPPING_MAX = 1_500;
const Mapping = Type.Record(Type.String({ maxLength: 200 }), nullable(Type.String({ maxLength: 40 })));
const value = Type.Union([Type.String(), Type.Number(), Type.Null()]);

const PreviewReply = object({
  fingerprint: Type.String(),
  sheet: Type.String(),
  /** Every sheet of the workbook. */
  sheets: Type.Array(Type.String()),
  /** Every column of the sheet, the field it was read as, and its first cells. */
  columns: Type.Array(
    object({
      header: Type.String(),
      field: nullable(Type.String()),
      certain: Type.Boolean(),
      /** Not read, and not known to be of no use: the seller may know better. */
      unknown: Type.Boolean(),
      sample: Type.Array(Type.String()),
    }),
  ),
  /** What the seller said of single columns: header → field, or null for one to be left alone. */
  mapping: Mapping,
  /** Whether that was said of such a sheet before. */
  remembered: Type.Boolean(),
  counts: object({
    created: Type.Integer(),
    updated: Type.Integer(),
    unchanged: Type.Integer(),
    refused: Type.Integer(),
  }),
  rows: Type.Array(
    object({
      row: Type.Integer(),
      action: oneOf(importActions),
      name: Type.String(),
      spec: Type.String(),
      changes: Type.Array(object({ field: Type.String(), before: value, after: value })),
      reason: nullable(oneOf(refusalReasons)),
      about: Type.String(),
      problems: Type.Array(object({ column: nullable(Type.String()), code: Type.String(), value: Type.String() })),
    }),
  ),
});

/** The first cells of each column that say anything, as written. */
function samplesOf(reading: GoodsPreview['reading']): string[][] {
  return reading.columns.map((_column, index) => {
    const texts = reading.rawRows.map((row) => row[index]!.trim()).filter((cell) => cell !== '');
    return [...new Set(texts)].slice(0, SAMPLES).map((cell) => cell.slice(0, SAMPLE_LENGTH));
  });
}

function replyOf(
  { reading, fingerprint, rows }: GoodsPreview,
  said: { mapping: ColumnMapping; remembered: boolean },
): Static<typeof PreviewReply> {
  const problems = Map.groupBy(reading.problems, (problem) => problem.row);
  const samples = samplesOf(reading);
  const count = (...actions: string[]) => rows.filter((row) => actions.includes(row.action)).length;
  return {
    fingerprint,
    sheet: reading.sheet,
    sheets: reading.sheets,
    columns: reading.columns.map(({ header, field, certainty, ignored }, index) => ({
      header,
      field,
      certain: certainty !== 'guess',
      unknown: ignored === 'not-understood' && samples[index]!.length > 0,
      sample: samples[index]!,
    })),
    mapping: said.mapping,
    remembered: said.remembered,
    counts: {
      created: count('create_product', 'add_sku'),
      updated: count('update'),
      unchanged: count('unchanged'),
      refused: count('refused'),
    },
    rows: rows.map((row) => ({
      ...row,
      problems: (problems.get(row.row) ?? []).map(({ column, code, value: cell = '' }) => ({
        column,
        code,
        value: cell,
      })),
    })),
  };
}

/** What the seller said of the sheet: which one, and what single columns are, as JSON (header → field or null). */
const choiceQuery = { sheet: optional(line(100, 1)), mapping: optional(Type.String({ maxLength: MAPPING_MAX })) };

function choiceOf(query: { sheet?: string; mapping?: string }): SheetChoice {
  return {
    ...(query.sheet === undefined ? {} : { sheet: query.sheet }),
    ...(query.mapping === undefined ? {} : { mapping: readMapping(query.mapping) }),
  };
}

function readMapping(text: string): ColumnMapping {
  try {
    const mapping: unknown = JSON.parse(text);
    if (Value.Check(Mapping, mapping)) return mapping;
  } catch {
    // Falls through: text that is no JSON is as wrong as JSON of another shape.
  }
  throw invalid('imports.mapping_unreadable');
}

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/goods-import-previews',
    summary: 'What a goods sheet (xlsx, csv) would create and change; nothing is written',
    access,
    rate: 'upload',
    audit: 'none',
    upload: { bytesMax: SHEET_BYTES_MAX },
    query: object(choiceQuery),
    reply: PreviewReply,
    run: 'self',
    handle: ({ kernel, shopId, actor, file, query }) =>
      readShop(kernel, shopId, actor, async (ctx) => {
        const { reading, ...said } = await readGoodsAgain(ctx, file.bytes, choiceOf(query));
        return replyOf(await previewGoods(ctx, reading), said);
      }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/goods-imports',
    summary: 'Import a goods sheet as its preview showed it',
    access,
    rate: 'upload',
    audit: 'goods.imported',
    upload: { bytesMax: SHEET_BYTES_MAX },
    query: object({ fingerprint: line(80, 1), ...choiceQuery }),
    reply: PreviewReply,
    run: 'write',
    handle: async ({ ctx, query, file }) => {
      const choice = choiceOf(query);
      const { reading, ...said } = await readGoodsAgain(ctx, file.bytes, choice);
      const done = await importGoods(ctx, { reading, fingerprint: query.fingerprint });
      if (choice.mapping) await rememberColumnChoice(ctx, headersOf(reading), choice.mapping);
      return replyOf(done, said);
    },
  }),
];
