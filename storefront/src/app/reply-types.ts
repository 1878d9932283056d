import type { paths } from '@heyi/api-client';

type Reply<Path extends keyof paths, Verb extends 'get' | 'post'> =
  paths[Path] extends Record<Verb, { responses: { 200: { content: { 'application/json': infer Body } } } }>
    ? Body
    : never;

export type ShopPageReply = Reply<'/api/store/shop', 'get'>;
export type SalePageReply = Reply<'/api/store/sales/{code}', 'get'>;
export type ProductPageReply = Reply<'/api/store/products/{productId}', 'get'>;
export type BuyerOrder = Reply<'/api/store/orders/{code}', 'get'>;
export type PlacedOrder = Reply<'/api/store/orders', 'post'>;

export type SaleItem = SalePageReply['items'][number];
export type PickupPoint = SalePageReply['pickupPoints'][number];
export type DeliveryKind = SalePageReply['sale']['deliveryKinds'][number];
export type Picture = SaleItem['pictures'][number];

export type PlaceOrderBody = NonNullable<
  paths['/api/store/orders']['post']['requestBody']
>['content']['application/json'];
export type EditOrderBody = NonNullable<
  paths['/api/store/orders/{code}']['put']['requestBody']
>['content']['application/json'];
