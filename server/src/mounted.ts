import type { Route } from './kernel/http/route.ts';
import type { JobKind, Sweep } from './kernel/jobs.ts';
import type { Subscription } from './kernel/outbox.ts';
import { communitiesSubscription } from './modules/communities/follow-merges.ts';
import { closeUnpaidOrders, completeOrders } from './modules/orders/index.ts';
import { routes as ordersRoutes } from './modules/orders/routes.ts';
import { storeRoutes as orderStoreRoutes } from './modules/orders/store-routes.ts';
import { closeEndedSales } from './modules/sales/index.ts';
import { routes as salesRoutes } from './modules/sales/routes.ts';
import { routes as shopsRoutes } from './modules/shops/routes.ts';

/** Every route of the program. */
export const allRoutes: readonly Route[] = [...shopsRoutes, ...salesRoutes, ...ordersRoutes, ...orderStoreRoutes];

/** Which module hears of which events of the modules below it. */
export const allSubscriptions: readonly Subscription[] = [communitiesSubscription];

export const allJobs: readonly JobKind[] = [];

export const allSweeps: readonly Sweep[] = [closeEndedSales, closeUnpaidOrders, completeOrders];
