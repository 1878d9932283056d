/** One thing that can be ordered, as far as the text or the shop's own menu tells. */
export interface Product {
  index: number;
  /** As printed: A, A1, 1, ① becomes 1. Upper case. */
  code: string | null;
  /** Normalised, lower case, without blanks; what matching works on. */
  key: string;
  /** As printed in the original. */
  name: string;
  aliases: string[];
  spec: string | null;
  price: number | null;
  unit: string | null;
  origin: 'menu' | 'implied';
  /** Id in the shop's own menu, if it came from there. */
  id: string | null;
  /** A product offered on top of another (加料). */
  extra: boolean;
  /** Flavours, sizes and the like the menu row offers; a mention of one is a note of the item. */
  options: string[];
  /** Prices for several at once (2板45元), largest first. */
  tiers: { quantity: number; price: number }[];
}

/** The form of a name that matching works on. */
export function nameKey(text: string): string {
  return text.toLowerCase().replace(/[\s"'“”【】[\]()（）《》「」·•,，。]+/g, '');
}
