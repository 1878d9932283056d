import type { Route } from './kernel/http/route.ts';
import type { JobKind, Sweep } from './kernel/jobs.ts';
import type { Subscription } from './kernel/outbox.ts';
import { closeEndedSales } from './modules/sales/index.ts';
import { routes as salesRoutes } from './modules/sales/routes.ts';
import { routes as shopsRoutes } from './modules/shops/routes.ts';

/** Every route of the program. */
export const allRoutes: readonly Route[] = [...shopsRoutes, ...salesRoutes];

/** Which module hears of which events of the modules below it. */
export const allSubscriptions: readonly Subscription[] = [];

export const allJobs: readonly JobKind[] = [];

export const allSweeps: readonly Sweep[] = [closeEndedSales];
