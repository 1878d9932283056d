import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ItemId } from './sale.ts';

/** How much more (or, negative, less) of an item a person holds. */
export interface SoldChange {
  itemId: ItemId;
  personId: Id<'person'>;
  quantity: number;
}

/**
 * Counts changes into the items and into what each person holds. The caller has locked the items and kept the limits:
 * going over a total limit or below zero is a bug and fails.
 */
export async function countSold(ctx: Context, changes: readonly SoldChange[]): Promise<void> {
  const more = changes.filter((change) => change.quantity > 0);
  const less = changes.filter((change) => change.quantity < 0);
  await Promise.all([
    ...(more.length + less.length > 0 ? [changeItems(ctx, [...more, ...less])] : []),
    ...(less.length > 0 ? [takeFromPeople(ctx, less)] : []),
    ...(more.length > 0 ? [giveToPeople(ctx, more)] : []),
  ]);
}

const columns = (changes: readonly SoldChange[]) => sql`
  unnest(${changes.map((change) => change.itemId)}::uuid[], ${changes.map((change) => change.personId)}::uuid[],
    ${changes.map((change) => change.quantity)}::numeric[]) as change (item_id, person_id, quantity)`;

function changeItems(ctx: Context, changes: readonly SoldChange[]): Promise<unknown> {
  return ctx.tx.run(sql`
    update sales.items item set sold = item.sold + change.quantity
    from (select item_id, sum(quantity) as quantity from ${columns(changes)} group by item_id) change
    where item.shop_id = ${ctx.shopId} and item.id = change.item_id`);
}

async function takeFromPeople(ctx: Context, changes: readonly SoldChange[]): Promise<void> {
  const taken = await ctx.tx.many(sql`
    update sales.person_totals total set quantity = total.quantity + change.quantity
    from (
      select item_id, person_id, sum(quantity) as quantity from ${columns(changes)}
      group by item_id, person_id) change
    where total.shop_id = ${ctx.shopId} and total.item_id = change.item_id and total.person_id = change.person_id
    returning total.item_id`);
  const held = new Set(changes.map((change) => `${change.itemId} ${change.personId}`));
  if (taken.length !== held.size) throw new Error('a person gives back what was never counted');
}

function giveToPeople(ctx: Context, changes: readonly SoldChange[]): Promise<unknown> {
  return ctx.tx.run(sql`
    insert into sales.person_totals (shop_id, item_id, person_id, quantity)
    select ${ctx.shopId}, item_id, person_id, sum(quantity) from ${columns(changes)} group by item_id, person_id
    on conflict (shop_id, item_id, person_id) do update set quantity = person_totals.quantity + excluded.quantity`);
}

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
