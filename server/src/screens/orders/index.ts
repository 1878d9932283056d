import type { Route } from '../../kernel/http/route.ts';
import { orderDetailScreen } from './order-detail.ts';
import { orderListScreen } from './order-list.ts';
import { todayScreen } from './today.ts';
import { saleMoneyScreen, salePostingsScreen } from './sale-money.ts';

export const orderScreens: readonly Route[] = [
  orderListScreen,
  orderDetailScreen,
  saleMoneyScreen,
  salePostingsScreen,
  todayScreen,
];
