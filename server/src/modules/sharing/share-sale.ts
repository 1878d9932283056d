import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/errors.ts';
import { id, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { readSaleShare, type SaleShare } from '../../screens/sales/sale-share.ts';
import { recordTouches, type TouchChannel } from '../outreach/index.ts';
import type { PersonId } from '../people/index.ts';
import type { SaleId } from '../sales/index.ts';
import { chainOpening, groupText } from './group-text.ts';
import { invitations, WORDINGS_SHOWN } from './invitations.ts';

export const ShareTarget = object({ communityId: optional(id()), personId: optional(id()) });
export type ShareTarget = Static<typeof ShareTarget>;

export const ShareSale = object({
  kind: oneOf(['group_text', 'chain_opening', 'invitation', 'link', 'poster'] as const),
  /** Which of the invitations shown. */
  wording: optional(Type.Integer({ minimum: 0, maximum: WORDINGS_SHOWN - 1 })),
  communityId: optional(id()),
  personId: optional(id()),
});
export type ShareSale = Static<typeof ShareSale>;

const channels: Readonly<Record<ShareSale['kind'], TouchChannel>> = {
  group_text: 'group_text',
  chain_opening: 'group_text',
  invitation: 'invitation',
  link: 'link',
  poster: 'poster',
};

export interface ShareMaterial {
  link: string;
  groupText: string;
  chainOpening: string;
  invitations: string[];
}

export const linkOf = (origin: string, share: Pick<SaleShare, 'code'>): string => `${origin}/s/${share.code}`;

/**
 * Every text of a sale as it would be given out now; a look that is logged nowhere, for nobody has been spoken to.
 * @throws not_found `sales.not_found`
 */
export async function previewShare(
  ctx: Context,
  input: ShareTarget & { saleId: SaleId; origin: string },
): Promise<ShareMaterial> {
  return materialOf(ctx, await readSaleShare(ctx, input.saleId, input), input.origin);
}

/**
 * Gives a text or the link out, and logs in the same transaction that the shop spoke: the next text is worded another
 * way. For a poster the text is its link; the picture has its own address.
 * @throws not_found `sales.not_found`, conflict `sharing.not_open`
 */
export async function shareSale(
  ctx: Context,
  input: ShareSale & { saleId: SaleId; origin: string },
): Promise<{ text: string; link: string }> {
  const share = await readSaleShare(ctx, input.saleId, input);
  if (share.status !== 'open') throw conflict('sharing.not_open');
  const material = materialOf(ctx, share, input.origin);
  await recordTouches(ctx, [
    {
      channel: channels[input.kind],
      subjectId: input.saleId,
      communityId: input.communityId,
      personId: input.personId as PersonId | undefined,
    },
  ]);
  return { text: textOf(material, input), link: material.link };
}

function materialOf(ctx: Context, share: SaleShare, origin: string): ShareMaterial {
  const link = linkOf(origin, share);
  return {
    link,
    groupText: groupText(share, link, ctx.now, share.touchCount),
    chainOpening: chainOpening(share, ctx.now),
    invitations: invitations(share, link, ctx.now, share.touchCount),
  };
}

function textOf(material: ShareMaterial, input: ShareSale): string {
  switch (input.kind) {
    case 'group_text':
      return material.groupText;
    case 'chain_opening':
      return material.chainOpening;
    case 'invitation':
      return material.invitations[input.wording ?? 0]!;
    case 'link':
    case 'poster':
      return material.link;
  }
}
