import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [{ path: '/money', name: 'money', component: () => import('./MoneyPage.vue') }];
