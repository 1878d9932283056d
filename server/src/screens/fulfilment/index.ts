import type { Route } from '../../kernel/http/route.ts';
import { purchaseScreen, sortingScreen } from './lists.ts';
import { missingParcelsScreen } from './parcel-orders.ts';
import { pickupsScreen } from './pickups.ts';
import { salesToFulfilScreen } from './sales.ts';
import { madeSheetsScreen, sheetFileScreen } from './sheets.ts';
import { trackingFailuresScreen, trackingImportScreen, trackingImportsScreen } from './tracking-imports.ts';

export const fulfilmentScreens: readonly Route[] = [
  salesToFulfilScreen,
  purchaseScreen,
  sortingScreen,
  sheetFileScreen,
  madeSheetsScreen,
  pickupsScreen,
  missingParcelsScreen,
  trackingImportsScreen,
  trackingImportScreen,
  trackingFailuresScreen,
];
