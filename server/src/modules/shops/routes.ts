import { inShop } from '../../kernel/context.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import { STAFF_COOKIE } from '../../kernel/http/mount.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { line, object } from '../../kernel/http/schemas.ts';
import { readToken } from './find-callers.ts';
import { SESSION_DAYS_MAX } from './shop.ts';
import { useSignInLink } from './use-sign-in-link.ts';

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/sessions',
    summary: 'Sign in with the token of a one-time link',
    access: { kind: 'open' },
    rate: 'sign_in',
    audit: 'none',
    body: object({ token: line(200, 1) }),
    reply: object({}),
    run: 'self',
    handle: async ({ kernel, body, setCookie, actor }) => {
      const parsed = readToken(body.token);
      if (!parsed) throw unauthenticated('shops.link_expired');
      const session = await inShop(kernel, parsed.shopId, actor, (ctx) => useSignInLink(ctx, parsed));
      setCookie(STAFF_COOKIE, session.token, SESSION_DAYS_MAX * 86_400);
      return {};
    },
  }),
];
