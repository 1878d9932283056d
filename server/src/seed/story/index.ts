import { finishedSale } from './finished-sale.ts';
import { openSale } from './open-sale.ts';
import { osmanthusPeople } from './people-osmanthus.ts';
import { riversidePeople } from './people-riverside.ts';
import { runnersPeople } from './people-runners.ts';
import { mountainProducts } from './products-mountain.ts';
import { orchardProducts } from './products-orchard.ts';
import { pastryProducts } from './products-pastry.ts';
import type { PersonStory, ProductStory, SaleStory } from './story.ts';

export { communities } from './communities.ts';
export { sampleChain } from './sample-chain.ts';
export { shop, suppliers } from './shop.ts';
export type * from './story.ts';

export const products: readonly ProductStory[] = [...orchardProducts, ...mountainProducts, ...pastryProducts];

/** Everybody the seller knows; the seller herself comes first. */
export const people: readonly PersonStory[] = [...osmanthusPeople, ...riversidePeople, ...runnersPeople];

/** The finished round first, then the one that is open. */
export const sales: { readonly finished: SaleStory; readonly open: SaleStory } = {
  finished: finishedSale,
  open: openSale,
};
