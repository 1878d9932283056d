import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/style',
    name: 'style',
    component: () => import('./StylePage.vue'),
    meta: { area: 'settings' },
  },
];
