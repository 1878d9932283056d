import type { Role } from '../../kernel/context.ts';
import type { Id } from '../../kernel/ids.ts';

export type StaffId = Id<'staff'>;

export const roles = ['owner', 'manager', 'clerk', 'packer', 'readonly'] as const satisfies readonly Role[];

/** A slug is part of addresses: lower-case letters, digits and hyphens. */
export const SLUG = '^[a-z0-9][a-z0-9-]{1,39}$';

export const SIGN_IN_LINK_MINUTES = 30;
/** An invitation may lie in a chat for three days. */
export const INVITATION_MINUTES = 3 * 1440;
/** A session ends after this long without use, and in any case after SESSION_DAYS_MAX. */
export const SESSION_IDLE_HOURS = 72;
export const SESSION_DAYS_MAX = 30;

/** The one-host-for-everything entry of an installation with a single shop. */
export const ANY_HOST = '*';
