import type { RouteRecordRaw } from 'vue-router';

/** Every page of the storefront; each is a chunk of its own. */
export const routes: RouteRecordRaw[] = [];
