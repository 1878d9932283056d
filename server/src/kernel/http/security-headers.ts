import helmet from 'helmet';
import type { FastifyInstance } from 'fastify';

const contentSecurity = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // The tips of the charts are written as HTML with `style`; a `<style>` of anybody's is still refused.
  styleSrcAttr: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  manifestSrc: ["'self'"],
  upgradeInsecureRequests: null,
};

/** What every answer says to browsers. They never change, so they are worked out once and not for every request. */
export const securityHeaders: Readonly<Record<string, string>> = workOut();

function workOut(): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  const write = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  write({} as never, response as never, () => undefined);
  return headers;
}

/** Adds them to every answer of the routes that are mounted afterwards, and to errors. */
export function sendSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
}
