import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export const readShop = () => bodyOf(api.GET('/api/admin/shop'));
export type ShopSettings = Awaited<ReturnType<typeof readShop>>;

export const readStaff = () => bodyOf(api.GET('/api/admin/staff'));
export type StaffRow = Awaited<ReturnType<typeof readStaff>>['rows'][number];

export const readApiKeys = () => bodyOf(api.GET('/api/admin/api-keys'));
export type ApiKeyRow = Awaited<ReturnType<typeof readApiKeys>>['rows'][number];

export const readSessions = () => bodyOf(api.GET('/api/admin/sessions'));

export const roles = ['owner', 'manager', 'clerk', 'packer', 'readonly'] as const;

/** What an API key may be given, in the order it is offered. */
export const keyScopes = [
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
] as const;

/** The address that signs somebody in with a one-time token. */
export const signInLink = (token: string): string => `${location.origin}${import.meta.env.BASE_URL}sign-in#${token}`;
