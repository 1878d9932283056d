import Type, { type Static } from 'typebox';
import { fenAmount, id, line, nullable, object, optional, quantity } from '../../kernel/http/schemas.ts';

/** A SKU as a form or a sheet gives it. */
export const SkuInput = object({
  spec: optional(line(60)),
  code: optional(line(40)),
  unit: optional(line(12)),
  packageText: optional(line(60)),
  priceFen: fenAmount(),
  costFen: optional(nullable(fenAmount())),
  quantityStep: optional(quantity()),
  limitPerPerson: optional(nullable(quantity())),
});

export type SkuInput = Static<typeof SkuInput>;

/** A SKU of a whole list: with an id it is changed, without one it is new. */
export const SkuListInput = Type.Object(
  { skuId: optional(id()), ...SkuInput.properties },
  { additionalProperties: false },
);

export type SkuListInput = Static<typeof SkuListInput>;
