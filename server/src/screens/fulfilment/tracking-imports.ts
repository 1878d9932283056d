import { writeSheet } from '@heyi/sheets';
import Type from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { FileReply, route } from '../../kernel/http/route.ts';
import { id, nullable, object } from '../../kernel/http/schemas.ts';
import type { TrackingOutcome } from '../../modules/fulfilment/index.ts';
import { readNamedOrders } from './parcel-orders.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LISTED_MAX = 50;

interface StoredImport {
  id: string;
  fileName: string;
  at: Date;
  undoneAt: Date | null;
  outcome: TrackingOutcome;
}

const Head = {
  id: id(),
  fileName: Type.String(),
  at: Type.String(),
  undoneAt: nullable(Type.String()),
  rowCount: Type.Integer(),
};
const Order = object({
  orderId: id(),
  serial: Type.Integer(),
  code: Type.String(),
  recipientName: Type.String(),
  phoneTail: Type.String(),
  address: Type.String(),
});

async function readImport(ctx: Context, importId: string): Promise<StoredImport> {
  const found = await ctx.tx.maybeOne<StoredImport>(sql`
    select id, file_name, at, undone_at, outcome from fulfilment.tracking_imports
    where shop_id = ${ctx.shopId} and id = ${importId}`);
  if (!found) throw notFound('fulfilment.import_not_found');
  return found;
}

const headOf = ({ outcome, at, undoneAt, ...head }: StoredImport) => ({
  ...head,
  at: at.toISOString(),
  undoneAt: undoneAt?.toISOString() ?? null,
  rowCount: outcome.rowCount,
});

const countsOf = ({ outcome }: StoredImport) => ({
  matched: outcome.matched.length,
  failed: outcome.failures.length,
});

export const trackingImportsScreen = route({
  method: 'GET',
  url: '/api/admin/tracking-imports',
  summary: 'The newest imports of tracking numbers',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  reply: object({ rows: Type.Array(object({ ...Head, matched: Type.Integer(), failed: Type.Integer() })) }),
  run: 'read',
  handle: async ({ ctx }) => {
    const rows = await ctx.tx.many<StoredImport>(sql`
      select id, file_name, at, undone_at, outcome from fulfilment.tracking_imports
      where shop_id = ${ctx.shopId} order by at desc, id desc limit ${LISTED_MAX}`);
    return { rows: rows.map((row) => ({ ...headOf(row), ...countsOf(row) })) };
  },
});

const Matched = object({
  row: Type.Integer(),
  order: Order,
  trackingNo: Type.String(),
  courier: Type.String(),
  courierInferred: Type.Boolean(),
});
const Uncertain = object({
  row: Type.Integer(),
  trackingNo: Type.String(),
  /** As the row states it; blank where it states none. */
  courier: Type.String(),
  why: Type.String(),
  candidates: Type.Array(Order),
  /** Somebody has meanwhile given this number to an order. */
  settled: Type.Boolean(),
});

export const trackingImportScreen = route({
  method: 'GET',
  url: '/api/admin/tracking-imports/:importId',
  summary: 'What became of each row of a sheet of tracking numbers',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  params: object({ importId: id() }),
  reply: object({
    ...Head,
    columns: Type.Array(object({ header: Type.String(), field: nullable(Type.String()) })),
    matched: Type.Array(Matched),
    uncertain: Type.Array(Uncertain),
    refused: Type.Array(object({ row: Type.Integer(), reason: Type.String(), cells: Type.Array(Type.String()) })),
    warnings: Type.Array(object({ row: Type.Integer(), code: Type.String(), trackingNo: Type.String() })),
  }),
  run: 'read',
  handle: async ({ ctx, params }) => {
    const stored = await readImport(ctx, params.importId);
    const { matched, uncertain, failures, problems, columns } = stored.outcome;
    const codes = [...matched.map((parcel) => parcel.orderNo), ...uncertain.flatMap((parcel) => parcel.candidates)];
    const [orders, given] = await Promise.all([
      readNamedOrders(ctx, codes),
      readGivenNumbers(
        ctx,
        uncertain.map((parcel) => parcel.trackingNo),
      ),
    ]);
    const courierOf = courierReader(stored.outcome);
    const asking = new Set(uncertain.map(({ row }) => row));
    const taken = new Set(matched.map(({ row }) => row));
    return {
      ...headOf(stored),
      columns: columns.map(({ header, field }) => ({ header, field })),
      matched: matched.flatMap(({ row, orderNo, trackingNo, courier, courierInferred }) => {
        const order = orders.get(orderNo);
        return order ? [{ row, order, trackingNo, courier: courier ?? '', courierInferred }] : [];
      }),
      uncertain: uncertain.map(({ row, trackingNo, why, candidates }) => {
        const known = candidates.flatMap((code) => orders.get(code) ?? []);
        return { row, trackingNo, courier: courierOf(row), why, candidates: known, settled: given.has(trackingNo) };
      }),
      refused: failures
        .filter(({ row }) => !asking.has(row))
        .map((failure) => ({ ...failure, cells: [...failure.cells] })),
      warnings: problems
        .filter(({ row }) => taken.has(row) || asking.has(row))
        .map(({ row, code, trackingNo = '' }) => ({ row, code, trackingNo })),
    };
  },
});

function courierReader({ columns, failures }: TrackingOutcome): (row: number) => string {
  const at = columns.findIndex(({ field }) => field === 'courier');
  const cells = new Map(failures.map((failure) => [failure.row, failure.cells]));
  return (row) => (cells.get(row)?.[at] ?? '').trim().slice(0, 30);
}

async function readGivenNumbers(ctx: Context, trackingNos: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.tx.many<{ trackingNo: string }>(sql`
    select distinct tracking_no from fulfilment.parcels
    where shop_id = ${ctx.shopId} and tracking_no = any(${trackingNos}::text[]) and removed_at is null`);
  return new Set(rows.map((row) => row.trackingNo));
}

export const trackingFailuresScreen = route({
  method: 'GET',
  url: '/api/admin/tracking-imports/:importId/failures',
  summary: 'The rows that were not taken, with the reason, as xlsx to mend and import again',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  params: object({ importId: id() }),
  run: 'read',
  handle: async ({ ctx, params }) => {
    const { fileName, outcome } = await readImport(ctx, params.importId);
    const titles = [...outcome.headers, '原行数', '失败原因'];
    const rows = outcome.failures.map(({ row, reason, cells }) => [
      ...outcome.headers.map((_, index) => cells[index] ?? ''),
      String(row),
      reason,
    ]);
    const columns = titles.map((title) => ({ title, kind: 'text' as const }));
    const sheets = [{ name: '没有导入的行', columns, rows }];
    const bytes = await writeSheet({ sheets, createdAt: ctx.now, creator: '合一' });
    return new FileReply(Buffer.from(bytes), XLSX, `${fileName.replace(/\.\w+$/, '')}-没有导入的行.xlsx`);
  },
});
