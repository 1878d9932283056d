import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/goods', name: 'goods', component: () => import('./GoodsPage.vue') },
  { path: '/goods/new', name: 'goods-new', component: () => import('./GoodsFormPage.vue') },
  { path: '/goods/import', name: 'goods-import', component: () => import('./import/GoodsImportPage.vue') },
  { path: '/goods/suppliers', name: 'suppliers', component: () => import('./SuppliersPage.vue') },
  { path: '/goods/:productId', name: 'goods-detail', component: () => import('./GoodsDetailPage.vue') },
  { path: '/goods/:productId/edit', name: 'goods-edit', component: () => import('./GoodsFormPage.vue') },
];
