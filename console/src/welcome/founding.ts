/** What a new owner says before the shop exists. */
export interface Founding {
  sellerName: string;
  login: string;
  /** Blank: signs in by link. */
  password: string;
  shopName: string;
  intro: string;
}
