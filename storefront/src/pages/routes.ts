import type { RouteRecordRaw } from 'vue-router';

/** Every page of the storefront; each is a chunk of its own. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./ShopPage.vue') },
  { path: '/s/:code', props: true, component: () => import('./SalePage.vue') },
  { path: '/p/:productId', props: true, component: () => import('./ProductPage.vue') },
  { path: '/orders', component: () => import('./OrdersPage.vue') },
  { path: '/orders/:code', props: true, component: () => import('./OrderPage.vue') },
  { path: '/orders/:code/change', props: true, component: () => import('./ChangeOrderPage.vue') },
];
