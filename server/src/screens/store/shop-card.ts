import Type from 'typebox';
import { sql } from '../../kernel/database.ts';
import { id, nullable, object } from '../../kernel/http/schemas.ts';

/** The seller as friends see her, on top of every page. */
export const ShopCard = object({
  name: Type.String(),
  sellerName: Type.String(),
  tagline: Type.String(),
  intro: Type.String(),
  exemptionStatement: Type.String(),
  portraitFileId: nullable(id()),
  coverFileId: nullable(id()),
});

/** For `select` over `shops.shops shop`. */
export const shopCard = sql`json_build_object('name', shop.name, 'sellerName', shop.seller_name,
  'tagline', shop.tagline, 'intro', shop.intro, 'exemptionStatement', shop.exemption_statement,
  'portraitFileId', shop.portrait_file_id, 'coverFileId', shop.cover_file_id)`;

/** Pictures of `product` in its own order, with size and colour to hold the place. */
export const productPictures = sql`(select coalesce(json_agg(json_build_object('fileId', file.id,
    'width', file.width, 'height', file.height, 'tint', file.tint) order by picture.position), '[]')
  from catalog.product_pictures picture
  join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
  where picture.shop_id = product.shop_id and picture.product_id = product.id)`;

export const Picture = object({
  fileId: id(),
  width: Type.Integer(),
  height: Type.Integer(),
  tint: Type.String(),
});
