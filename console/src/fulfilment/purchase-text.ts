import { formatQuantity } from '@heyi/ui/formats/format-quantity.ts';
import type { PurchaseOfSupplier } from './read-fulfilment.ts';

/** A supplier's list as a message: "应家果园：" and one line per item, "东魁杨梅 6斤装 ×14箱". */
export function purchaseText(supplier: PurchaseOfSupplier, greeting: string): string {
  const lines = supplier.lines.map(
    (line) => `${`${line.name} ${line.spec}`.trim()} ×${formatQuantity(line.quantity)}${line.unit}`,
  );
  return [greeting, ...lines].join('\n');
}
