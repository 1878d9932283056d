import { createRouter, createWebHistory } from 'vue-router';
import { routes } from '../pages/routes.ts';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [...routes, { path: '/:rest(.*)*', name: 'not-found', component: () => import('../pages/NotFoundPage.vue') }],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
});
