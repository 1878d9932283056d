import { type RouteRecordRaw, createRouter, createWebHistory } from 'vue-router';
import { onSignedOut } from './api.ts';
import { navigation } from './navigation.ts';
import { useSession } from './session.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable without a session. */
    open?: boolean;
    /** Shown without rail and tab bar. */
    bare?: boolean;
    /** The area that is lit in the navigation; by default the first part of the path. */
    area?: string;
  }
}

/** Every `<area>/routes.ts` exports `routes`; their pages load lazily. */
const areas = import.meta.glob<{ routes: RouteRecordRaw[] }>('../*/routes.ts', { eager: true });

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    { path: '/', name: 'home', redirect: () => ({ name: firstArea() }) },
    ...Object.values(areas).flatMap((area) => area.routes),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
});

function firstArea(): string {
  return navigation.find((entry) => router.hasRoute(entry.name))?.name ?? 'more';
}

router.beforeEach(async (to) => {
  if (to.meta.open) return true;
  const session = await useSession().ensure();
  if (!session) return { name: 'sign-in', query: { next: to.fullPath } };
  return true;
});

onSignedOut(() => {
  useSession().forget();
  const here = router.currentRoute.value;
  if (!here.meta.open && here.matched.length > 0) void router.push({ name: 'sign-in', query: { next: here.fullPath } });
});
