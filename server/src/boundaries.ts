/**
 * THE GRAPH: which modules each module may call. Lower may not know upper; foreign keys obey the same graph.
 * Upward goes by events (kernel/outbox). Checked by scripts/check.mjs.
 */
export const boundaries = {
  shops: [],
  people: [],
  catalog: [],
  ledger: [],
  communities: ['people'],
  inventory: ['catalog'],
  imports: ['catalog', 'inventory'],
  payments: ['ledger'],
  outreach: ['people'],
  sales: ['people', 'catalog', 'communities'],
  sharing: ['people', 'sales', 'outreach'],
  orders: ['shops', 'people', 'communities', 'catalog', 'inventory', 'payments', 'sales', 'outreach', 'ledger'],
  statements: ['people', 'payments', 'orders'],
  intake: ['orders', 'payments', 'catalog', 'sales', 'people', 'communities'],
  fulfilment: ['shops', 'sales', 'orders'],
} as const satisfies Record<string, readonly string[]>;

export type ModuleName = keyof typeof boundaries;
