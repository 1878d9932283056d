import type { OrderDetail } from './read-orders.ts';

/** One line while an order is being changed. */
export interface EditedLine {
  itemId: string;
  name: string;
  unit: string;
  step: number;
  priceFen: number;
  quantity: number;
  note: string;
}

/** The server's own rule: price times quantity, half up to the fen. What it says in the end is right. */
export const totalOf = (lines: readonly EditedLine[]): number =>
  lines.reduce((sum, line) => sum + Math.floor((line.priceFen * Math.round(line.quantity * 1000) + 500) / 1000), 0);

/** The edit as the API takes it: new lines, everything else as it stands. */
export function editOf(order: OrderDetail, lines: readonly EditedLine[]) {
  const { deliveryKind: kind, pickupPointId, recipientName, building, unit, room, address } = order;
  return {
    version: order.version,
    lines: lines.map(({ itemId, quantity, note }) => ({ itemId, quantity, ...(note ? { note } : {}) })),
    delivery: {
      kind,
      recipientName,
      phone: order.phone,
      building,
      unit,
      room,
      address,
      ...(pickupPointId === null ? {} : { pickupPointId }),
    },
  };
}
