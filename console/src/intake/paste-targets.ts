import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

/** The sales a chain may be for, open ones first, and the groups it may come from. */
export async function readPasteTargets() {
  const sales = (tab: 'open' | 'upcoming' | 'closed') =>
    bodyOf(api.GET('/api/admin/sales', { params: { query: { tab } } }));
  const [open, upcoming, closed, audiences] = await Promise.all([
    sales('open'),
    sales('upcoming'),
    sales('closed'),
    bodyOf(api.GET('/api/admin/sale-audiences')),
  ]);
  const rows = [...open.rows, ...closed.rows, ...upcoming.rows].filter(({ state }) => state !== 'draft');
  return { sales: rows, communities: audiences.communities };
}
export type PasteTargets = Awaited<ReturnType<typeof readPasteTargets>>;
