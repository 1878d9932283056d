import Type, { type Static } from 'typebox';
import { readShop } from '../../kernel/context.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { line, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { importActions, refusalReasons } from './goods.ts';
import { importGoods, previewGoods, readGoods, type GoodsPreview } from './import-goods.ts';

const access = { kind: 'staff', may: 'goods:write' } as const;
const SHEET_BYTES_MAX = 10 * 1024 * 1024;
const value = Type.Union([Type.String(), Type.Number(), Type.Null()]);

const PreviewReply = object({
  fingerprint: Type.String(),
  sheet: Type.String(),
  /** Every column of the sheet, and the field it was read as. */
  columns: Type.Array(object({ header: Type.String(), field: nullable(Type.String()), certain: Type.Boolean() })),
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

function replyOf({ reading, fingerprint, rows }: GoodsPreview): Static<typeof PreviewReply> {
  const problems = Map.groupBy(reading.problems, (problem) => problem.row);
  const count = (...actions: string[]) => rows.filter((row) => actions.includes(row.action)).length;
  return {
    fingerprint,
    sheet: reading.sheet,
    columns: reading.columns.map(({ header, field, certainty }) => ({ header, field, certain: certainty !== 'guess' })),
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

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/goods-import-previews',
    summary: 'What a goods sheet (xlsx, csv) would create and change; nothing is written',
    access,
    rate: 'upload',
    audit: 'none',
    upload: { bytesMax: SHEET_BYTES_MAX },
    reply: PreviewReply,
    run: 'self',
    handle: async ({ kernel, shopId, actor, file }) => {
      const reading = await readGoods(file.bytes);
      return replyOf(await readShop(kernel, shopId, actor, (ctx) => previewGoods(ctx, reading)));
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/goods-imports',
    summary: 'Import a goods sheet as its preview showed it',
    access,
    rate: 'upload',
    audit: 'goods.imported',
    upload: { bytesMax: SHEET_BYTES_MAX },
    query: object({ fingerprint: line(80, 1) }),
    reply: PreviewReply,
    run: 'write',
    handle: async ({ ctx, query, file }) => {
      const reading = await readGoods(file.bytes);
      return replyOf(await importGoods(ctx, { reading, fingerprint: query.fingerprint }));
    },
  }),
];
