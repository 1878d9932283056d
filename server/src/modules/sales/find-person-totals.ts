import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ItemId } from './sale.ts';

/** What a person holds of an item in live orders. */
export interface PersonTotal {
  itemId: ItemId;
  personId: Id<'person'>;
  quantity: number;
}

/** Finds what people hold of items; a pair that holds nothing is left out of the answer. */
export function findPersonTotals(
  ctx: Context,
  pairs: readonly { itemId: ItemId; personId: Id<'person'> }[],
): Promise<PersonTotal[]> {
  return ctx.tx.many(sql`
    select item_id, person_id, quantity from sales.person_totals
    where shop_id = ${ctx.shopId} and quantity > 0 and (item_id, person_id) in (
      select item_id, person_id
      from unnest(${pairs.map((pair) => pair.itemId)}::uuid[], ${pairs.map((pair) => pair.personId)}::uuid[])
        as pair (item_id, person_id))`);
}
