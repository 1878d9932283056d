import type { Route } from '../../kernel/http/route.ts';
import { saleAudiencesScreen } from './sale-audiences.ts';
import { saleDetailScreen } from './sale-detail.ts';
import { saleGoodsScreen } from './sale-goods.ts';
import { saleListScreen } from './sale-list.ts';

/** What the pages of the sales read. */
export const saleScreens: readonly Route[] = [saleListScreen, saleDetailScreen, saleGoodsScreen, saleAudiencesScreen];
