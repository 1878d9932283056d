import type { StorePage } from './front-ends/store-page.ts';
import { fileRoutes } from './kernel/files/routes.ts';
import { sweepPictures } from './kernel/files/sweep-pictures.ts';
import type { Route } from './kernel/http/route.ts';
import type { JobKind, Sweep } from './kernel/jobs.ts';
import type { Subscription } from './kernel/outbox.ts';
import { forgetOldReplies } from './kernel/sweep-kept.ts';
import { fillSearchText } from './modules/catalog/index.ts';
import { routes as catalogRoutes } from './modules/catalog/routes.ts';
import { communitiesSubscription } from './modules/communities/follow-merges.ts';
import { routes as communitiesRoutes } from './modules/communities/routes.ts';
import { routes as importsRoutes } from './modules/imports/routes.ts';
import { routes as inventoryRoutes } from './modules/inventory/routes.ts';
import { fulfilmentSubscription } from './modules/fulfilment/index.ts';
import { routes as fulfilmentRoutes } from './modules/fulfilment/routes.ts';
import { routes as intakeRoutes } from './modules/intake/routes.ts';
import { closeUnpaidOrders, completeOrders } from './modules/orders/index.ts';
import { routes as ordersRoutes } from './modules/orders/routes.ts';
import { routes as statementsRoutes } from './modules/statements/routes.ts';
import { routes as peopleRoutes } from './modules/people/routes.ts';
import { closeEndedSales, salesSubscription } from './modules/sales/index.ts';
import { routes as salesRoutes } from './modules/sales/routes.ts';
import { sharingRoutes } from './modules/sharing/routes.ts';
import { forgetSignIns } from './modules/shops/index.ts';
import { routes as shopsRoutes } from './modules/shops/routes.ts';
import { goodsScreens } from './screens/goods/routes.ts';
import { intakeScreens } from './screens/intake/index.ts';
import { peopleScreens } from './screens/people/routes.ts';
import { saleScreens } from './screens/sales/routes.ts';
import { settingsScreens } from './screens/settings/routes.ts';

import { fulfilmentScreens } from './screens/fulfilment/index.ts';
import { orderScreens } from './screens/orders/index.ts';
import { storeScreens } from './screens/store/index.ts';
import { storePages } from './screens/store/pages.ts';

/** Every route of the program. */
export const allRoutes: readonly Route[] = [
  ...catalogRoutes,
  ...inventoryRoutes,
  ...importsRoutes,
  ...goodsScreens,
  ...peopleRoutes,
  ...communitiesRoutes,
  ...peopleScreens,
  ...shopsRoutes,
  ...settingsScreens,
  ...salesRoutes,
  ...ordersRoutes,
  ...statementsRoutes,
  ...intakeRoutes,
  ...fulfilmentRoutes,
  ...intakeScreens,
  ...storeScreens,
  ...orderScreens,
  ...fulfilmentScreens,
  ...saleScreens,
];

/** Storefront pages whose head and first replies the server writes. */
export const allPages: readonly StorePage[] = storePages;

/** Routes that read or keep pictures in this folder. */
export const mediaRoutes = (folder: string): readonly Route[] => [...fileRoutes(folder), ...sharingRoutes(folder)];

/** Which module hears of which events of the modules below it. */
export const allSubscriptions: readonly Subscription[] = [
  communitiesSubscription,
  salesSubscription,
  fulfilmentSubscription,
];

export const allJobs: readonly JobKind[] = [];

/** Sweeps, with the folder of the pictures. */
export const allSweeps = (folder: string): readonly Sweep[] => [
  closeEndedSales,
  closeUnpaidOrders,
  completeOrders,
  fillSearchText,
  forgetOldReplies,
  forgetSignIns,
  sweepPictures(folder),
];
