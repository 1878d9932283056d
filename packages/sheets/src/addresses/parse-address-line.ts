import { doorName } from './address-words.ts';
import type { AddressCertainty, AddressLine, AddressPart, Span } from './door.ts';
import { findDoor } from './find-door.ts';
import type { DoorPart } from './find-door.ts';
import { findRegion } from './find-region.ts';

/**
 * Takes a community address apart: region, road, community, then building (楼/栋/弄/幢/座/#), unit (单元) and room
 * (室/号), also in the short forms 3-501, 3-2-501, 3号楼501 and 3#501. Spans point into the text as given; what no part
 * covers is in `rest`. A form that can be read in two ways has the certainty `unclear`.
 */
export function parseAddressLine(text: string): AddressLine {
  const half = halfWidthSameLength(text);
  const door = findDoor(half);
  const region = findRegion(half, doorStart(door.spans, half.length));
  const spans: Partial<Record<AddressPart, Span>> = { ...region, ...door.spans };
  const part = (name: AddressPart): string | null => {
    const span = spans[name];
    return span ? text.slice(span.start, span.end).trim() : null;
  };
  const named = (name: DoorPart): string | null => {
    const span = door.names[name];
    return span === undefined ? null : doorName(span);
  };
  return {
    text,
    province: part('province'),
    city: part('city'),
    district: part('district'),
    street: part('street'),
    community: part('community'),
    phase: part('phase'),
    building: named('building'),
    unit: named('unit'),
    floor: named('floor'),
    room: named('room'),
    spans,
    certainty: certaintyOf(door.certainty, spans),
    rest: uncovered(text, Object.values(spans)),
  };
}

function doorStart(spans: Partial<Record<AddressPart, Span>>, length: number): number {
  return Math.min(length, ...Object.values(spans).map(({ start }) => start));
}

function certaintyOf(door: AddressCertainty, spans: Partial<Record<AddressPart, Span>>): AddressCertainty {
  return spans.room ? door : 'unclear';
}

/** Full-width digits and signs to half-width, one character for one, so that offsets stay true. */
function halfWidthSameLength(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[－—–﹣―~～]/gu, '-')
    .replaceAll('\u3000', ' ');
}

function uncovered(text: string, spans: Span[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start > at) pieces.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  pieces.push(text.slice(at));
  const edges = /^[\s,，、。;；:：\-/()（）]+|[\s,，、。;；:：\-/()（）]+$/gu;
  return pieces.map((piece) => piece.replace(edges, '')).filter((piece) => piece !== '');
}
