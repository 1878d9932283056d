import type { Offering, OrderLine, Prediction } from '../types.ts';
import { personKey } from './draft.ts';

function offeringKey(offering: Offering): string {
  return `${offering.code ?? ''}|${personKey(offering.name)}|${offering.spec ?? ''}`;
}

/**
 * Orders of an earlier reading that no longer stand in the text. Each is kept with an unknown status and a question at
 * the end of the text, because people are also pushed out of a chain by somebody else's copy of it.
 */
export function vanishedLines(previous: Prediction, next: Prediction, original: string): OrderLine[] {
  const here = new Set(next.lines.map((line) => personKey(line.buyer ?? '')));
  const ids = new Map(next.offerings.map((offering) => [offeringKey(offering), offering.id]));
  const renamed = new Map(previous.offerings.map((offering) => [offering.id, ids.get(offeringKey(offering)) ?? null]));
  const lines = original.split('\n').length;
  return previous.lines
    .filter((line) => line.status !== 'cancelled' && line.buyer !== null && !here.has(personKey(line.buyer)))
    .map((line) => ({
      ...line,
      source_lines: [],
      status: null,
      confidence: 0.4,
      items: line.items.map((item) => ({ ...item, offering: renamed.get(item.offering ?? '') ?? null })),
      review: [
        {
          text: '',
          start: original.length,
          end: original.length,
          source_line: lines,
          reason: 'dropped_in_later_snapshot' as const,
        },
      ],
    }));
}
