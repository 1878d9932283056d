import type { Actor, Role } from './context.ts';

/** What staff routes ask for. API keys carry them as scopes. */
export const permissions = [
  'goods:read',
  'goods:write',
  'people:read',
  'people:write',
  'people:unmask',
  'sales:read',
  'sales:write',
  'orders:read',
  'orders:write',
  'money:read',
  'money:write',
  'fulfilment:read',
  'fulfilment:write',
  'settings:read',
  'settings:write',
  'staff:write',
] as const;

export type Permission = (typeof permissions)[number];

const readAll: readonly Permission[] = [
  'goods:read',
  'people:read',
  'sales:read',
  'orders:read',
  'fulfilment:read',
  'settings:read',
];

const clerk: readonly Permission[] = [
  ...readAll,
  'people:write',
  'people:unmask',
  'orders:write',
  'sales:write',
  'goods:write',
  'fulfilment:write',
  'money:read',
];

const byRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  manager: permissions.filter((permission) => permission !== 'staff:write'),
  clerk,
  packer: ['goods:read', 'orders:read', 'fulfilment:read', 'fulfilment:write', 'settings:read'],
  readonly: readAll,
};

export const permissionsOf = (role: Role): readonly Permission[] => byRole[role];

export function mayDo(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'staff') return byRole[actor.role].includes(permission);
  return actor.kind === 'api_key' && actor.scopes.includes(permission);
}
