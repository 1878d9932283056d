import type { RouteRecordRaw } from 'vue-router';

/** The style book is for those who build pages: the dev server has it, a shop does not. */
export const routes: RouteRecordRaw[] = import.meta.env.DEV
  ? [{ path: '/style', name: 'style', component: () => import('./StylePage.vue'), meta: { area: 'settings' } }]
  : [];
