import type { Context } from '../../src/kernel/context.ts';
import { markPaid, placeOrders, type OrderRequest, type PlacedOrder } from '../../src/modules/orders/index.ts';
import type { ItemId, SaleId } from '../../src/modules/sales/index.ts';

export interface OrderParts extends Partial<OrderRequest> {
  at?: 'placed' | 'paid';
}

/** A request for pickup by 李姐, one of the first item, unless said otherwise. */
export function anOrderRequest(sale: { saleId: SaleId; itemIds: ItemId[] }, parts: Partial<OrderRequest> = {}) {
  return {
    saleId: sale.saleId,
    channel: 'storefront',
    person: { name: '李姐', phone: '16400000001' },
    lines: [{ itemId: sale.itemIds[0]!, quantity: 1 }],
    delivery: { kind: 'pickup', recipientName: '李姐', phone: '16400000001' },
    ...parts,
  } as OrderRequest;
}

/** An order that was really placed, and perhaps ticked as paid. */
export async function anOrder(
  ctx: Context,
  sale: { saleId: SaleId; itemIds: ItemId[] },
  { at = 'placed', ...parts }: OrderParts = {},
): Promise<PlacedOrder> {
  const [outcome] = await placeOrders(ctx, [anOrderRequest(sale, parts)]);
  if (!outcome!.ok) throw outcome!.error;
  if (at === 'paid') await markPaid(ctx, { orderIds: [outcome!.value.orderId], method: 'transfer' });
  return outcome!.value;
}
