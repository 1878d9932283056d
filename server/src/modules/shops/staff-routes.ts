import { recordAudit } from '../../kernel/audit.ts';
import { inShop } from '../../kernel/context.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, object } from '../../kernel/http/schemas.ts';
import { createApiKey, CreateApiKey, revokeApiKey } from './api-keys.ts';
import { inviteStaff, InviteStaff } from './invite-staff.ts';
import { issueSignInLink } from './issue-sign-in-link.ts';
import type { StaffId } from './shop.ts';
import { updateShop, UpdateShop } from './update-shop.ts';
import { updateStaff, UpdateStaff } from './update-staff.ts';

const mayStaff = { access: { kind: 'staff', may: 'staff:write' }, rate: 'write' } as const;
const nothing = object({});

/**
 * Shop, staff and API keys. Routes that answer with a token run their own transaction, so that no token is kept with
 * an idempotency key.
 */
export const staffRoutes: readonly Route[] = [
  route({
    method: 'PATCH',
    url: '/api/admin/shop',
    summary: 'Change name, words, pictures, payment code or timers of the shop',
    access: { kind: 'staff', may: 'settings:write' },
    rate: 'write',
    audit: 'shop.changed',
    body: UpdateShop,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, body }) => {
      await updateShop(ctx, body);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/staff',
    summary: 'Invite a member of staff; the token makes a link that signs in once, within three days',
    ...mayStaff,
    audit: 'staff.invited',
    body: InviteStaff,
    reply: object({ staffId: id(), token: line(200) }),
    run: 'self',
    handle: ({ kernel, shopId, actor, body }) =>
      inShop(kernel, shopId, actor, async (ctx) => {
        const invited = await inviteStaff(ctx, body);
        await recordAudit(ctx, { action: 'staff.invited', subject: invited.staffId, details: { role: body.role } });
        return invited;
      }),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/staff/:staffId',
    summary: 'Change name or role, disable or enable; the last owner stays',
    ...mayStaff,
    audit: 'staff.changed',
    params: object({ staffId: id() }),
    body: UpdateStaff,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await updateStaff(ctx, { ...body, ...params });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/staff/:staffId/sign-in-links',
    summary: 'A new one-time link for a member of staff, good for half an hour',
    ...mayStaff,
    audit: 'staff.link_made',
    params: object({ staffId: id() }),
    reply: object({ token: line(200) }),
    run: 'self',
    handle: ({ kernel, shopId, actor, params }) =>
      inShop(kernel, shopId, actor, async (ctx) => {
        const link = await issueSignInLink(ctx, { staffId: params.staffId as StaffId });
        await recordAudit(ctx, { action: 'staff.link_made', subject: params.staffId });
        return link;
      }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/api-keys',
    summary: 'Make an API key with scopes; its token is told this once',
    ...mayStaff,
    audit: 'api_key.created',
    body: CreateApiKey,
    reply: object({ keyId: id(), token: line(200) }),
    run: 'self',
    handle: ({ kernel, shopId, actor, body }) =>
      inShop(kernel, shopId, actor, async (ctx) => {
        const key = await createApiKey(ctx, body);
        await recordAudit(ctx, { action: 'api_key.created', subject: key.keyId });
        return key;
      }),
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/api-keys/:keyId',
    summary: 'End an API key at once',
    ...mayStaff,
    audit: 'api_key.revoked',
    params: object({ keyId: id() }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params }) => {
      await revokeApiKey(ctx, params);
      return {};
    },
  }),
];
