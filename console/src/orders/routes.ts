import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/orders', name: 'orders', component: () => import('./OrdersPage.vue') },
  { path: '/orders/statement', name: 'statement', component: () => import('./StatementPage.vue') },
  { path: '/orders/:orderId', name: 'order', component: () => import('./OrderPage.vue') },
  { path: '/orders/:orderId/edit', name: 'order-edit', component: () => import('./OrderEditPage.vue') },
];
