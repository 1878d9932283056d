import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ClaimedEvent, Subscription } from '../../kernel/outbox.ts';
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

/**
 * Finds what people hold of items, together with all who were merged into one with them; a pair that holds nothing is
 * left out of the answer.
 */
export function findPersonTotals(
  ctx: Context,
  pairs: readonly { itemId: ItemId; personId: Id<'person'> }[],
): Promise<PersonTotal[]> {
  return ctx.tx.many(sql`
    select pair.item_id, pair.person_id, sum(total.quantity) as quantity
    from (
      select distinct item_id, person_id
      from unnest(${pairs.map((pair) => pair.itemId)}::uuid[], ${pairs.map((pair) => pair.personId)}::uuid[])
        as pair (item_id, person_id)) pair
    left join sales.merged_people own on own.shop_id = ${ctx.shopId} and own.person_id = pair.person_id
    cross join lateral (
      select coalesce(own.into_id, pair.person_id) as person_id
      union all
      select other.person_id from sales.merged_people other
      where other.shop_id = ${ctx.shopId} and other.into_id = coalesce(own.into_id, pair.person_id)) same
    join sales.person_totals total on total.shop_id = ${ctx.shopId} and total.item_id = pair.item_id
      and total.person_id = same.person_id and total.quantity > 0
    group by pair.item_id, pair.person_id`);
}

interface Merge {
  intoId: string;
  fromId: string;
}

/**
 * Remembers who became whom, always by the one that stays in the end. Orders and what they hold keep the person they
 * were made for, so that each can still be given back.
 */
async function followMerges(ctx: Context, events: readonly ClaimedEvent[]): Promise<void> {
  for (const { payload } of events) {
    const { intoId, fromId } = payload as unknown as Merge;
    await ctx.tx.run(sql`
      insert into sales.merged_people (shop_id, person_id, into_id) values (${ctx.shopId}, ${fromId}, ${intoId})
      on conflict (shop_id, person_id) do update set into_id = excluded.into_id`);
    await ctx.tx.run(sql`
      update sales.merged_people set into_id = ${intoId} where shop_id = ${ctx.shopId} and into_id = ${fromId}`);
  }
}

export const salesSubscription: Subscription = {
  subscriber: 'sales.follow-merges',
  topics: ['people.merged'],
  handle: followMerges,
};
