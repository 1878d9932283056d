import Type from 'typebox';
import { recordAudit } from '../../kernel/audit.ts';
import { inShop } from '../../kernel/context.ts';
import { notFound, unauthenticated } from '../../kernel/errors.ts';
import { STAFF_COOKIE } from '../../kernel/http/mount.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { line, object } from '../../kernel/http/schemas.ts';
import type { ShopId } from '../../kernel/ids.ts';
import { endOwnSession, endSession } from './end-session.ts';
import { findShopOfHost, readToken } from './find-callers.ts';
import { findSession, Session } from './find-session.ts';
import { setPassword, SetPassword } from './set-password.ts';
import { setUpShop, SetUpShop } from './set-up-shop.ts';
import { SESSION_DAYS_MAX } from './shop.ts';
import { staffRoutes } from './staff-routes.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { useSignInLink } from './use-sign-in-link.ts';

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/sessions',
    summary: 'Sign in with the token of a one-time link, or with login and password',
    access: { kind: 'open' },
    rate: 'sign_in',
    audit: 'none',
    body: Type.Union([object({ token: line(200, 1) }), object({ login: line(60, 1), password: line(200, 1) })]),
    reply: object({}),
    run: 'self',
    handle: async ({ kernel, body, setCookie, actor, host }) => {
      const session = 'token' in body ? await byLink(body) : await byPassword(body);
      setCookie(STAFF_COOKIE, session.token, SESSION_DAYS_MAX * 86_400);
      return {};

      function byLink({ token }: { token: string }) {
        const parsed = readToken(token);
        if (!parsed) throw unauthenticated('shops.link_expired');
        return inShop(kernel, parsed.shopId, actor, (ctx) => useSignInLink(ctx, parsed));
      }
      async function byPassword(given: { login: string; password: string }) {
        const shopId = await findShopOfHost(kernel, host);
        if (!shopId) throw notFound('http.no_shop_here');
        return inShop(kernel, shopId, actor, (ctx) => signInWithPassword(ctx, given));
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/admin/session',
    summary: 'Who is signed in, to which shop, and what they may do',
    access: { kind: 'staff', may: 'settings:read' },
    rate: 'read',
    audit: 'none',
    reply: Session,
    run: 'read',
    handle: ({ ctx }) => findSession(ctx),
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/session',
    summary: 'Sign out: the session ends at once',
    access: { kind: 'staff', may: 'settings:read' },
    rate: 'write',
    audit: 'none',
    reply: object({}),
    run: 'self',
    handle: async ({ kernel, shopId, actor, cookies, setCookie }) => {
      const parsed = readToken(cookies[STAFF_COOKIE] ?? '');
      if (parsed) await inShop(kernel, shopId, actor, (ctx) => endSession(ctx, parsed));
      setCookie(STAFF_COOKIE, '', 0);
      return {};
    },
  }),
  route({
    method: 'PUT',
    url: '/api/admin/session/password',
    summary: 'Set the signed-in person’s own password; their other sessions end',
    access: { kind: 'staff', may: 'settings:read' },
    rate: 'sign_in',
    audit: 'staff.password_set',
    body: SetPassword,
    reply: object({}),
    run: 'self',
    handle: async ({ kernel, shopId, actor, cookies, body }) => {
      const secret = readToken(cookies[STAFF_COOKIE] ?? '')?.secret ?? '';
      await inShop(kernel, shopId, actor, async (ctx) => {
        await setPassword(ctx, { ...body, secret });
        await recordAudit(ctx, { action: 'staff.password_set' });
      });
      return {};
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/sessions/:sessionKey',
    summary: 'End another of one’s own sessions',
    access: { kind: 'staff', may: 'settings:read' },
    rate: 'write',
    audit: 'none',
    params: object({ sessionKey: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params }) => {
      await endOwnSession(ctx, params);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/setup',
    summary: 'Create the first shop of the installation with its owner, by the link printed at start',
    access: { kind: 'open' },
    rate: 'sign_in',
    audit: 'none',
    body: SetUpShop,
    reply: object({}),
    run: 'self',
    handle: async ({ kernel, actor, body, setCookie }) => {
      const session = await inShop(kernel, kernel.newId<ShopId>(), actor, (ctx) => setUpShop(ctx, body));
      setCookie(STAFF_COOKIE, session.token, SESSION_DAYS_MAX * 86_400);
      return {};
    },
  }),
  ...staffRoutes,
];
