import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/people', name: 'people', component: () => import('./PeoplePage.vue') },
  { path: '/people/:personId', name: 'person', component: () => import('./PersonPage.vue') },
];
