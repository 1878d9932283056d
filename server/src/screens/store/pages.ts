import type { StorePage } from '../../front-ends/store-page.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readProductPage } from './product-page.ts';
import { readSalePage } from './sale-page.ts';
import { readShopPage } from './shop-page.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The first words of a text, whole, for a share card. */
const opening = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 90);

async function found<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not_found') return undefined;
    throw error;
  }
}

/** Storefront pages that arrive with their head and first screen. */
export const storePages: readonly StorePage[] = [
  {
    url: '/',
    chunk: 'src/pages/ShopPage.vue',
    read: async (ctx) => {
      const page = await readShopPage(ctx);
      return {
        title: page.shop.name,
        description: opening(page.shop.tagline || page.shop.intro),
        pictureFileId: page.shop.coverFileId ?? page.shop.portraitFileId,
        replies: { '/api/store/shop': page },
      };
    },
  },
  {
    url: '/s/:code',
    chunk: 'src/pages/SalePage.vue',
    read: async (ctx, { code }) => {
      const page = await found(readSalePage(ctx, code!));
      return (
        page && {
          title: `${page.sale.title}｜${page.shop.sellerName}`,
          description: opening(page.sale.words || page.items.map((item) => item.name).join('、')),
          pictureFileId: page.items.flatMap((item) => item.pictures)[0]?.fileId ?? page.shop.portraitFileId,
          replies: { [`/api/store/sales/${code}`]: page },
        }
      );
    },
  },
  {
    url: '/p/:productId',
    chunk: 'src/pages/ProductPage.vue',
    read: async (ctx, { productId }) => {
      const page = UUID.test(productId!) ? await found(readProductPage(ctx, productId!)) : undefined;
      return (
        page && {
          title: `${page.product.name}｜${page.shop.sellerName}`,
          description: opening(page.product.subtitle || page.product.story),
          pictureFileId: page.product.pictures[0]?.fileId ?? null,
          replies: { [`/api/store/products/${productId}`]: page },
        }
      );
    },
  },
];
