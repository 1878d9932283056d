import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [{ path: '/more', name: 'more', component: () => import('./MorePage.vue') }];
