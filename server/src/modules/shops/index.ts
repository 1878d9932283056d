export { createShop } from './create-shop.ts';
export { findHolderOfKey, findShopOfHost, findStaffOfSession, readToken } from './find-callers.ts';
export { findTimers, type Timers } from './find-timers.ts';
export { issueSignInLink } from './issue-sign-in-link.ts';
export { startSession } from './start-session.ts';
export { useSignInLink } from './use-sign-in-link.ts';
export type { StaffId } from './shop.ts';
