import type { Route } from '../../kernel/http/route.ts';
import { buyerOrderScreen, buyerOrdersScreen } from './buyer-orders.ts';
import { productPageScreen } from './product-page.ts';
import { salePageScreen } from './sale-page.ts';
import { shopPageScreen } from './shop-page.ts';

export const storeScreens: readonly Route[] = [
  shopPageScreen,
  salePageScreen,
  productPageScreen,
  buyerOrdersScreen,
  buyerOrderScreen,
];
