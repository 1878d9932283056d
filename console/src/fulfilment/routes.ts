import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/fulfilment', name: 'fulfilment', component: () => import('./FulfilmentPage.vue') },
  { path: '/fulfilment/pickup', name: 'pickups', component: () => import('./pickup/PickupPage.vue') },
  { path: '/fulfilment/tracking', name: 'tracking', component: () => import('./tracking/TrackingPage.vue') },
  {
    path: '/fulfilment/tracking/:importId',
    name: 'tracking-import',
    component: () => import('./tracking/TrackingImportPage.vue'),
  },
  { path: '/fulfilment/purchase/:saleId', name: 'purchase', component: () => import('./PurchasePage.vue') },
  { path: '/fulfilment/sorting/:saleId', name: 'sorting', component: () => import('./SortingPage.vue') },
  {
    path: '/print/sorting/:saleId',
    name: 'print-sorting',
    component: () => import('./PrintSortingPage.vue'),
    meta: { bare: true },
  },
  {
    path: '/print/labels/:saleId',
    name: 'print-labels',
    component: () => import('./PrintLabelsPage.vue'),
    meta: { bare: true },
  },
];
