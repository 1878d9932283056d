import { matchTracking, readSheet, SheetError, type OrderToMatch, type TrackingMatch } from '@heyi/sheets';
import { actorName, type Context } from '../../kernel/context.ts';
import { json, none, sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import type { TrackingImportId } from './fulfilment.ts';
import { sendParcels } from './send-parcels.ts';

export interface TrackingFile {
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Only this sale's orders; without it, of every sale. */
  readonly saleId?: string;
  /** The header that a person said holds the tracking numbers, after it could only be guessed. */
  readonly trackingColumn?: string;
}

/** What became of a sheet, row by row; kept, so that it can be looked at and undone. */
export interface TrackingOutcome extends TrackingMatch {
  readonly sheet: string;
  readonly headerRow: number;
  readonly rowCount: number;
  readonly columns: readonly { header: string; field: string | null; certainty: string }[];
  /** Rows that were not taken, as they stood, with the reason: the failure file. */
  readonly failures: readonly { row: number; reason: string; cells: readonly string[] }[];
  readonly headers: readonly string[];
}

interface OpenOrder {
  id: string;
  code: string;
  serial: number;
  recipientName: string;
  phone: string;
  address: string;
}

const TEXTS_OF_REFUSAL = {
  unmatched: '没有找到对应的订单',
  uncertain: '对应不上，请人工确认',
} as const;

/**
 * Takes tracking numbers from a sheet that came back: certain matches are sent, everything else is listed, nothing is
 * guessed. The same sheet again records nothing twice.
 * @throws invalid fulfilment.sheet_unreadable {reason}, fulfilment.no_tracking_column,
 *   conflict fulfilment.tracking_column_guessed {header}: ask, then pass `trackingColumn`
 */
export async function importTracking(
  ctx: Context,
  file: TrackingFile,
): Promise<{ importId: TrackingImportId; outcome: TrackingOutcome }> {
  const reading = await openSheet(file);
  const column = reading.columns.find(({ field }) => field === 'trackingNo');
  if (!column) throw invalid('fulfilment.no_tracking_column');
  if (column.certainty === 'guess') throw conflict('fulfilment.tracking_column_guessed', { header: column.header });
  const orders = await findOpenOrders(ctx, file.saleId);
  const match = matchTracking(orders.map(asOrderToMatch), reading.rows, { rowNumbers: reading.rowNumbers });
  const idOf = new Map(orders.map((order) => [order.code, order.id]));
  const importId = ctx.newId<TrackingImportId>();
  const outcome = outcomeOf(reading, match);
  await ctx.tx.run(sql`
    insert into fulfilment.tracking_imports (shop_id, id, sale_id, file_name, outcome, imported_by, at)
    values (${ctx.shopId}, ${importId}, ${file.saleId ?? null}, ${file.fileName}, ${json(outcome)}::jsonb,
      ${actorName(ctx.actor)}, ${ctx.now})`);
  const parcels = match.matched.map((parcel) => ({
    orderId: idOf.get(parcel.orderNo)!,
    courier: parcel.courier ?? '',
    courierInferred: parcel.courierInferred,
    trackingNo: parcel.trackingNo,
  }));
  if (parcels.length > 0) await sendParcels(ctx, { parcels, importId });
  return { importId, outcome };
}

async function openSheet(file: TrackingFile) {
  const mapping = file.trackingColumn === undefined ? {} : { mapping: { [file.trackingColumn]: 'trackingNo' } };
  try {
    return await readSheet(file.bytes, mapping);
  } catch (error) {
    if (error instanceof SheetError) throw invalid('fulfilment.sheet_unreadable', { reason: error.message });
    throw error;
  }
}

/** Parcels that may still get a number: also those sent already, for an order may travel in several. */
function findOpenOrders(ctx: Context, saleId: string | undefined): Promise<OpenOrder[]> {
  return ctx.tx.many<OpenOrder>(sql`
    select id, code, serial, recipient_name, phone, address from orders.orders
    where shop_id = ${ctx.shopId} and closed_at is null and delivery_kind = 'parcel'
      and fulfilment_status <> 'completed' ${saleId === undefined ? none : sql`and sale_id = ${saleId}`}
    order by placed_at desc limit 50000`);
}

const asOrderToMatch = (order: OpenOrder): OrderToMatch => ({
  orderNo: order.code,
  serial: String(order.serial),
  recipientName: order.recipientName,
  phone: order.phone,
  address: order.address,
});

type Reading = Awaited<ReturnType<typeof openSheet>>;

function outcomeOf(reading: Reading, match: TrackingMatch): TrackingOutcome {
  const uncertain = new Set(match.uncertain.map((parcel) => parcel.row));
  const taken = new Set(match.matched.map((parcel) => parcel.row));
  const problems = Map.groupBy(match.problems, (problem) => problem.row);
  const failures = reading.rowNumbers.flatMap((row, index) => {
    if (taken.has(row)) return [];
    const said = problems.get(row)?.map((problem) => problem.message) ?? [];
    const reason = said.length > 0 ? said.join('；') : TEXTS_OF_REFUSAL[uncertain.has(row) ? 'uncertain' : 'unmatched'];
    return [{ row, reason, cells: reading.rawRows[index] ?? [] }];
  });
  const { sheet, headerRow, rowCount } = reading;
  const columns = reading.columns.map(({ header, field, certainty }) => ({ header, field, certainty }));
  return { ...match, sheet, headerRow, rowCount, columns, failures, headers: columns.map(({ header }) => header) };
}
