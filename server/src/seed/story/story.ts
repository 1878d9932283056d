import type { ProductPicture } from '../pictures/pictures.ts';

// The shapes of the demo shop's story. Money is fen; every time is hours from the moment of seeding, negative is past.

export interface ShopStory {
  readonly name: string;
  readonly slug: string;
  readonly sellerName: string;
  readonly tagline: string;
  /** Paragraphs, in the seller's own words. */
  readonly intro: readonly string[];
  readonly exemptionStatement: string;
  readonly paymentNote: string;
}

export interface SupplierStory {
  readonly key: string;
  readonly name: string;
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly note: string;
}

export interface SkuStory {
  /** Unique in the shop; sales name a sku by it. */
  readonly code: string;
  readonly spec: string;
  readonly unit: string;
  readonly packageText: string;
  readonly priceFen: number;
  readonly costFen: number;
  readonly quantityStep: 1 | 0.5;
  readonly limitPerPerson: number | null;
  /** What lies in the store; null is made or picked to order. */
  readonly initialStock: number | null;
}

export interface ProductStory {
  readonly key: string;
  readonly name: string;
  readonly subtitle: string;
  readonly category: string;
  readonly origin: string;
  readonly story: string;
  readonly supplier: string;
  readonly picture: ProductPicture;
  /** What people write for it in chat. */
  readonly aliases: readonly string[];
  readonly skus: readonly SkuStory[];
}

export interface PickupPointStory {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly contactName: string;
  readonly phone: string;
  readonly hours: string;
}

export interface CommunityStory {
  readonly key: string;
  readonly name: string;
  readonly kind: 'building' | 'club';
  readonly address: string;
  readonly note: string;
  readonly leader: string;
  readonly pickupPoints: readonly PickupPointStory[];
}

export interface RoomStory {
  readonly building: string;
  /** Empty where a building has one staircase. */
  readonly unit: string;
  readonly room: string;
}

export interface MembershipStory {
  readonly community: string;
  /** As it stands in the WeChat group. */
  readonly nickname: string;
  readonly home: RoomStory | null;
  /** Further rooms the person is known by, such as the parents' flat. */
  readonly otherRooms: readonly RoomStory[];
}

export interface PersonStory {
  readonly key: string;
  readonly displayName: string;
  readonly phone: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly memberships: readonly MembershipStory[];
}

/** Quantities by item code of the sale. */
export type Quantities = Readonly<Record<string, number>>;

export interface SaleItemStory {
  readonly code: string;
  readonly sku: string;
  readonly priceFen: number;
  readonly limitPerPerson: number | null;
  readonly limitTotal: number | null;
}

export type SaleDelivery =
  | { readonly kind: 'pickup'; readonly pickupPoint: string }
  | { readonly kind: 'building' }
  | { readonly kind: 'parcel'; readonly address: string };

export interface PaidStory {
  readonly method: 'transfer' | 'cash';
  readonly atHours: number;
}

/** What one entry of a chain comes to, after every edit in the chain. */
export interface ChainOrderStory {
  readonly entry: number;
  /** Null: somebody the shop does not know yet. */
  readonly person: string | null;
  readonly quantities: Quantities;
  /** Null: the friend still owes it, or cancelled. */
  readonly paid: PaidStory | null;
  readonly cancelled: boolean;
}

export interface ChainStory {
  readonly community: string;
  readonly pastedAtHours: number;
  readonly delivery: SaleDelivery;
  readonly text: string;
  readonly orders: readonly ChainOrderStory[];
}

export interface StorefrontOrderStory {
  readonly person: string;
  readonly community: string | null;
  readonly placedAtHours: number;
  readonly delivery: SaleDelivery;
  readonly quantities: Quantities;
  readonly buyerNote: string;
  readonly paid: PaidStory | null;
  /** The buyer thought better of it. */
  readonly cancelled: { readonly atHours: number; readonly reason: string } | null;
}

/** Money given back for part of one order line, found by the person and the item. */

export interface RefundStory {
  readonly person: string;
  readonly itemCode: string;
  readonly amountFen: number;
  readonly method: 'transfer' | 'cash';
  readonly reason: string;
  readonly refundedAtHours: number;
}

export interface SaleStory {
  readonly title: string;
  readonly words: string;
  readonly startsAtHours: number;
  readonly endsAtHours: number;
  /** When the goods were handed out; null: not yet. */
  readonly handedOutAtHours: number | null;
  readonly deliveryKinds: readonly SaleDelivery['kind'][];
  readonly pickupNote: string;
  readonly freightFen: number;
  readonly communities: readonly string[];
  readonly items: readonly SaleItemStory[];
  readonly chains: readonly ChainStory[];
  readonly storefrontOrders: readonly StorefrontOrderStory[];
  readonly refunds: readonly RefundStory[];
}

/** A chain for the seller to try the inbox with, and the same chain pasted again an evening later. */
export interface SampleChainStory {
  readonly community: string;
  readonly delivery: SaleDelivery;
  readonly text: string;
  readonly laterText: string;
  /** Lines, as they stand in the text, that a person must decide. */
  readonly undecided: readonly { readonly line: string; readonly why: string }[];
}
