import type { RouteLocationNormalizedLoaded } from 'vue-router';

/** The area to light in the navigation: what the route says, or the first part of its path. */
export function currentArea(route: RouteLocationNormalizedLoaded): string {
  return route.meta.area ?? route.path.split('/')[1] ?? '';
}
