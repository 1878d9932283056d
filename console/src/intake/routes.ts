import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/intake', name: 'intake', component: () => import('./IntakePage.vue') },
  { path: '/intake/accuracy', name: 'accuracy', component: () => import('./AccuracyPage.vue') },
  { path: '/intake/:pasteId', name: 'paste', component: () => import('./review/ReviewPage.vue') },
];
