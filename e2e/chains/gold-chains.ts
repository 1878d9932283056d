import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainGoods } from './chain.ts';

export interface GoldChain {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly goods: readonly (ChainGoods & { id: string })[];
  /** Items are null where the gold itself needs a decision. */
  readonly lines: readonly GoldLine[];
  readonly totals: Readonly<Record<string, number>>;
}

export interface GoldLine {
  readonly seq: number | null;
  readonly buyer: string;
  readonly items: readonly { goodsId: string; quantity: number }[] | null;
}

interface GoldFile {
  id: string;
  title: string;
  offerings: {
    id: string;
    code: string | null;
    name: string;
    spec: string | null;
    price: number | null;
    unit: string | null;
    origin: string;
  }[];
  lines: {
    seq: number | null;
    buyer: string | null;
    items: { offering: string | null; qty: number | null }[];
    status: string | null;
    needs_review: boolean;
  }[];
}

/** The cases NNN.txt with NNN.json of the folder that HEYI_CHAINS names (HEYI_CHAIN_IDS chooses some); else none. */
export function goldChains(): GoldChain[] {
  const folder = process.env['HEYI_CHAINS'];
  if (!folder) return [];
  const chosen = process.env['HEYI_CHAIN_IDS']?.split(',');
  return readdirSync(folder)
    .filter((file) => /^\d{3}\.json$/.test(file) && (!chosen || chosen.includes(file.slice(0, 3))))
    .toSorted()
    .map((file) => readGold(folder, file));
}

function readGold(folder: string, file: string): GoldChain {
  const gold: GoldFile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const menu = gold.offerings.filter(({ origin }) => origin === 'menu');
  const sold = new Set(menu.map(({ id }) => id));
  const lines = gold.lines
    .filter(({ status }) => status !== 'cancelled')
    .map(({ seq, buyer, items, needs_review: open }): GoldLine => {
      const certain = items.flatMap(({ offering, qty }) =>
        offering !== null && qty !== null && sold.has(offering) ? [{ goodsId: offering, quantity: qty }] : [],
      );
      return { seq, buyer: buyer ?? '', items: open || certain.length < items.length ? null : certain };
    });
  const totals: Record<string, number> = {};
  for (const { goodsId, quantity } of lines.flatMap((line) => line.items ?? [])) {
    const { name } = menu.find(({ id }) => id === goodsId)!;
    totals[name] = Math.round(((totals[name] ?? 0) + quantity) * 1000) / 1000;
  }
  const goods = menu.map(({ id, code, name, spec, unit, price }) => ({
    id,
    name,
    ...(code && { code }),
    ...(spec && { spec }),
    ...(unit && { unit }),
    priceFen: Math.round((price ?? 10) * 100),
    quantityStep: 0.05,
  }));
  return {
    id: gold.id,
    title: gold.title,
    text: readFileSync(join(folder, file.replace('.json', '.txt')), 'utf8'),
    goods,
    lines,
    totals,
  };
}
