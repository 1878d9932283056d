import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Module → modules it may call. */
export type Graph = Readonly<Record<string, readonly string[]>>;

type Rule = Omit<IRegularForbiddenRuleType, 'severity'>;

const modules = '^server/src/modules';
const notTests = '\\.test\\.ts$';
const network = '^(node:)?(http|https|http2|net|tls|dgram)$|(^|/)undici($|/)|^server/src/wechat/';

/** The rules of ARCHITECTURE §2–§4 for dependency-cruiser; `graph` is the map of server/src/boundaries.ts. */
export function boundaryRules(graph: Graph): IRegularForbiddenRuleType[] {
  const rules: Rule[] = [
    ...Object.entries(graph).map(([module, callable]) => callsOnlyWhatItDeclares(module, callable)),
    {
      name: 'front-door-only',
      comment: 'Another module is reached through its index.ts.',
      from: { path: `${modules}/([^/]+)/`, pathNot: notTests },
      to: { path: `${modules}/[^/]+/`, pathNot: [`${modules}/$1/`, `${modules}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'front-door-only-from-outside',
      comment: 'Only mounted.ts, which puts the program together, knows the routes, handlers and jobs of a module.',
      from: { path: '^server/src/', pathNot: [`${modules}/`, '^server/src/mounted\\.ts$', notTests] },
      to: { path: `${modules}/[^/]+/`, pathNot: `${modules}/[^/]+/index\\.ts$` },
    },
    {
      name: 'routes-do-not-query',
      comment: 'routes.ts calls one command; it does not reach the database.',
      from: { path: `${modules}/[^/]+/routes\\.ts$` },
      to: { path: '^server/src/kernel/database\\.ts$|(^|/)node_modules/pg/' },
    },
    {
      name: 'network-only-from-gateway',
      comment: 'Calls to the outside are made by gateway.ts and jobs.ts, outside of transactions.',
      from: { path: `${modules}/`, pathNot: ['/(gateway|jobs)\\.ts$', notTests] },
      to: { path: network },
    },
    {
      name: 'gateway-outside-commands',
      comment: 'Commands run inside a transaction and may not reach the outside through gateway.ts or jobs.ts.',
      from: { path: `${modules}/`, pathNot: ['/(gateway|jobs)\\.ts$', notTests] },
      to: { path: '/(gateway|jobs)\\.ts$', pathNot: '^server/src/kernel/' },
    },
    {
      name: 'kernel-knows-no-module',
      from: { path: '^server/src/kernel/', pathNot: notTests },
      to: { path: '^server/src/', pathNot: '^server/src/kernel/' },
    },
    {
      name: 'front-ends-import-packages',
      comment: 'storefront, console and ui reach other workspaces by their package names only.',
      from: { path: '^(storefront|console|ui)/' },
      to: {
        path: '^(server|storefront|console|ui|packages)/',
        pathNot: '^$1/',
        dependencyTypesNot: ['aliased-workspace'],
      },
    },
    {
      name: 'front-ends-know-no-app',
      from: { path: '^(storefront|console|ui)/' },
      to: { path: '^(server|storefront|console)/', pathNot: '^$1/' },
    },
    {
      name: 'packages-stand-alone',
      comment: 'A package knows no application.',
      from: { path: '^packages/' },
      to: { path: '^(server|storefront|console|ui|e2e|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Types alone may refer to each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', from: {}, to: { couldNotResolve: true } },
  ];
  return rules.map((rule) => ({ severity: 'error', ...rule }));
}

function callsOnlyWhatItDeclares(module: string, callable: readonly string[]): Rule {
  const allowed = [module, ...callable].map((name) => `${modules}/${name}/`);
  return {
    name: `${module}-calls-only-what-it-declares`,
    comment: `boundaries.ts lets ${module} call: ${callable.join(', ') || 'no module'}.`,
    from: { path: `${modules}/${module}/`, pathNot: notTests },
    to: { path: `${modules}/`, pathNot: allowed },
  };
}
