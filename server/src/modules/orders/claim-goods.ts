import { conflict, type DomainError } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { PricedLine } from './price-order.ts';

export interface Claim {
  readonly personId: string;
  readonly lines: readonly Pick<PricedLine, 'item' | 'sku' | 'quantity'>[];
}

/** What is left of everything contested, read under locks and counted down claim by claim. */
export class GoodsLeft {
  readonly #sold = new Map<string, number>();
  readonly #held: Map<string, number>;
  readonly #stock: Map<string, number>;

  /**
   * @param stock available by SKU; a SKU that is missing is made to order
   * @param held what a person already holds of an item, by `itemId personId`
   */
  constructor(stock: ReadonlyMap<string, number>, held: ReadonlyMap<string, number>) {
    this.#stock = new Map(stock);
    this.#held = new Map(held);
  }

  /**
   * Takes all goods of a claim or none.
   * @throws in this order for the first line that fails: orders.over_person_limit, orders.over_total_limit,
   *   orders.sold_out, with the item, the goods' name and what is left
   */
  take(claim: Claim): void {
    const taken: Claim['lines'][number][] = [];
    for (const line of claim.lines) {
      const refusal = this.#refuse(claim.personId, line);
      if (refusal) {
        for (const back of taken) this.#count(claim.personId, back, -1);
        throw refusal;
      }
      this.#count(claim.personId, line, 1);
      taken.push(line);
    }
  }

  /** Two items of one claim may draw on the same stock, so each line is counted before the next is checked. */
  #count(personId: string, { item, sku, quantity }: Claim['lines'][number], sign: 1 | -1): void {
    const key = `${item.itemId} ${personId}`;
    this.#held.set(key, sumQuantities([this.#held.get(key) ?? 0, sign * quantity]));
    this.#sold.set(item.itemId, sumQuantities([this.#sold.get(item.itemId) ?? item.sold, sign * quantity]));
    const stock = this.#stock.get(sku.skuId);
    if (stock !== undefined) this.#stock.set(sku.skuId, sumQuantities([stock, -sign * quantity]));
  }

  #refuse(personId: string, line: Claim['lines'][number]): DomainError | undefined {
    const { item, sku, quantity } = line;
    const name = sku.spec === '' ? sku.name : `${sku.name} ${sku.spec}`;
    const goods = { itemId: item.itemId, name, unit: sku.unit };
    const limits = [item.limitPerPerson, sku.limitPerPerson].filter((limit) => limit !== null);
    const held = this.#held.get(`${item.itemId} ${personId}`) ?? 0;
    if (limits.length > 0 && sumQuantities([held, quantity]) > Math.min(...limits)) {
      return conflict('orders.over_person_limit', { ...goods, limit: Math.min(...limits), held });
    }
    const sold = this.#sold.get(item.itemId) ?? item.sold;
    if (item.limitTotal !== null && sumQuantities([sold, quantity]) > item.limitTotal) {
      return conflict('orders.over_total_limit', { ...goods, left: sumQuantities([item.limitTotal, -sold]) });
    }
    const stock = this.#stock.get(sku.skuId);
    if (stock !== undefined && quantity > stock) return conflict('orders.sold_out', { ...goods, left: stock });
    return undefined;
  }
}
