import type { Item, Location, Offering, OrderLine, Prediction } from '../src/index.ts';

/** A result in one line per order, short enough to write by hand and exact enough to compare. */
export function brief(prediction: Prediction): string[] {
  const offerings = new Map(prediction.offerings.map((offering) => [offering.id, offering]));
  return [
    `MENU ${prediction.offerings.map(briefOffering).join(' ; ')}`.trimEnd(),
    ...prediction.lines.map((line) => briefLine(line, offerings)),
    ...prediction.unresolved.map(
      (fragment) => `UNRESOLVED !${fragment.reason} L${fragment.source_line} ${quoted(fragment.text)}`,
    ),
    `NO ORDER ${prediction.non_order_lines.join(',')}`.trimEnd(),
  ];
}

function quoted(text: string): string {
  return `"${text.replaceAll('\n', '⏎').replaceAll('\r', '')}"`;
}

function briefOffering(offering: Offering): string {
  const code = offering.code === null ? '' : `${offering.code}:`;
  const spec = offering.spec === null ? '' : `<${offering.spec}>`;
  const unit = offering.unit === null ? '' : `/${offering.unit}`;
  return `${code}${offering.name}${spec} ${offering.price ?? ''}${unit}${offering.origin === 'implied' ? '?' : ''}`;
}

function briefItem(item: Item, offerings: Map<string, Offering>): string {
  const offering = item.offering === null ? undefined : offerings.get(item.offering);
  const spec = offering?.spec != null && offering.code === null ? `<${offering.spec}>` : '';
  const name = offering === undefined ? '?' : (offering.code ?? offering.name + spec);
  return `${name}*${item.qty ?? '?'}${item.unit ?? ''}${item.note === null ? '' : `(${item.note})`}`;
}

function briefPlace(location: Location): string {
  const parts = [location.area, location.building, location.unit, location.room].map((part) => part ?? '');
  const pickup = location.pickup === null ? '' : ` pickup(${location.pickup})`;
  const address = location.address === null ? '' : ` address(${location.address})`;
  return ` @${parts.join('-')}${pickup}${address}`;
}

function briefLine(line: OrderLine, offerings: Map<string, Offering>): string {
  const parts = [
    `${line.seq ?? '-'} ${line.buyer ?? '∅'}:`,
    line.items.map((item) => briefItem(item, offerings)).join(' + '),
  ];
  if (line.status !== 'active') parts.push((line.status ?? 'status unknown').toUpperCase());
  if (line.payment !== null) parts.push(line.payment + (line.paid_amount === null ? '' : `=${line.paid_amount}`));
  if (line.stated_amount !== null) parts.push(`¥${line.stated_amount}`);
  if (line.location !== null) parts.push(briefPlace(line.location).trim());
  if (line.phone !== null) parts.push(`☎${line.phone}`);
  if (line.phone_tail !== null) parts.push(`tail${line.phone_tail}`);
  if (line.recipient !== null) parts.push(`→${line.recipient}`);
  if (line.placed_by !== null) parts.push(`by ${line.placed_by}`);
  if (line.note !== null) parts.push(`note(${line.note.replaceAll('\n', '⏎')})`);
  parts.push(`L${line.source_lines.join(',')}`);
  for (const fragment of line.review) parts.push(`!${fragment.reason} ${quoted(fragment.text)}`);
  return parts.filter((part) => part !== '').join(' ');
}
