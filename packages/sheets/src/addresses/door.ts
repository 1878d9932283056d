/** Where a person lives inside a community. Text, because doors are names: `12`, `A`, `甲`, `101-2`. */
export interface Door {
  building: string | null;
  unit: string | null;
  room: string | null;
}

export interface Span {
  start: number;
  end: number;
}

export type AddressPart =
  | 'province'
  | 'city'
  | 'district'
  | 'street'
  | 'community'
  | 'phase'
  | 'building'
  | 'unit'
  | 'floor'
  | 'room';

/** `certain`: written with its unit words; `likely`: a known short form such as 3-501; `unclear`: needs a person. */
export type AddressCertainty = 'certain' | 'likely' | 'unclear';

export interface AddressLine extends Door {
  /** The text as given; spans are UTF-16 offsets into it. */
  text: string;
  province: string | null;
  city: string | null;
  district: string | null;
  street: string | null;
  community: string | null;
  phase: string | null;
  floor: string | null;
  spans: Partial<Record<AddressPart, Span>>;
  certainty: AddressCertainty;
  /** Pieces of the text that no part covers, such as 放门口. */
  rest: string[];
}
