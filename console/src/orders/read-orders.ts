import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export const orderShows = ['all', 'to_pay', 'claimed', 'to_prepare', 'to_hand_over', 'done', 'closed'] as const;
export type OrderShow = (typeof orderShows)[number];

export interface OrderQuery {
  show: string;
  search: string;
  saleId: string;
}

export const readOrders = (query: OrderQuery, cursor: string | null | undefined) =>
  bodyOf(
    api.GET('/api/admin/orders', {
      params: {
        query: {
          show: query.show as OrderShow,
          ...(query.search ? { search: query.search } : {}),
          ...(query.saleId ? { saleId: query.saleId } : {}),
          ...(cursor ? { cursor } : {}),
        },
      },
    }),
  );

export type OrderRow = Awaited<ReturnType<typeof readOrders>>['rows'][number];

export const readOrder = (orderId: string) =>
  bodyOf(api.GET('/api/admin/orders/{orderId}', { params: { path: { orderId } } }));

export type OrderDetail = Awaited<ReturnType<typeof readOrder>>;

export interface Outcomes {
  outcomes: { orderId: string; ok: boolean; code?: string | undefined; details?: unknown }[];
}
