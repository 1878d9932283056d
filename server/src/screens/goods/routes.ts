import type { Route } from '../../kernel/http/route.ts';
import { goodsDetailScreen } from './goods-detail.ts';
import { goodsListScreen } from './goods-list.ts';
import { stockMovementsScreen } from './stock-movements.ts';
import { supplierListScreen } from './supplier-list.ts';

/** What the goods pages of the console read. */
export const goodsScreens: readonly Route[] = [
  goodsListScreen,
  goodsDetailScreen,
  stockMovementsScreen,
  supplierListScreen,
];
