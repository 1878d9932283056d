import type { Route } from '../../kernel/http/route.ts';
import { purchaseScreen, sortingScreen } from './lists.ts';
import { madeSheetsScreen, sheetFileScreen } from './sheets.ts';

export const fulfilmentScreens: readonly Route[] = [purchaseScreen, sortingScreen, sheetFileScreen, madeSheetsScreen];
