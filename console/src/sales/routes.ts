import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/sales', name: 'sales', component: () => import('./SalesPage.vue') },
  { path: '/sales/new', name: 'sale-new', component: () => import('./form/SaleFormPage.vue') },
  { path: '/sales/:saleId', name: 'sale', component: () => import('./SalePage.vue') },
  { path: '/sales/:saleId/edit', name: 'sale-edit', component: () => import('./form/SaleFormPage.vue') },
];
