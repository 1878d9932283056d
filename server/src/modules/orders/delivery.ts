import { invalid } from '../../kernel/errors.ts';
import type { DeliveryKind } from './order.ts';

export interface DeliveryWish {
  readonly kind: DeliveryKind;
  readonly pickupPointId?: string | undefined;
  readonly recipientName: string;
  readonly phone?: string | undefined;
  readonly building?: string | undefined;
  readonly unit?: string | undefined;
  readonly room?: string | undefined;
  readonly address?: string | undefined;
}

/**
 * What a delivery kind cannot do without. A chain order from a group may lack a phone; a parcel may not.
 * @throws orders.recipient_required, orders.room_required, orders.address_required, orders.phone_required
 */
export function checkDelivery(delivery: DeliveryWish): void {
  if (delivery.recipientName.trim() === '') throw invalid('orders.recipient_required');
  if (delivery.kind === 'building' && !delivery.room && !delivery.address) throw invalid('orders.room_required');
  if (delivery.kind !== 'parcel') return;
  if (!delivery.address) throw invalid('orders.address_required');
  if (!delivery.phone) throw invalid('orders.phone_required');
}
