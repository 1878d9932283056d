import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/communities', name: 'communities', component: () => import('./CommunitiesPage.vue') },
  { path: '/communities/:communityId', name: 'community', component: () => import('./CommunityPage.vue') },
];
