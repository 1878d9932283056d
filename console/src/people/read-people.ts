import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export interface PeopleFilters {
  search?: string;
  tag?: string;
  communityId?: string;
  cursor?: string;
}

/** One page of people; blank filters are left out. */
export function readPeople(filters: PeopleFilters) {
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as PeopleFilters;
  return bodyOf(api.GET('/api/admin/people', { params: { query } }));
}
export type PersonRow = Awaited<ReturnType<typeof readPeople>>['rows'][number];

export const readPerson = (personId: string) =>
  bodyOf(api.GET('/api/admin/people/{personId}', { params: { path: { personId } } }));
export type PersonProfile = Awaited<ReturnType<typeof readPerson>>;

export const readTimeline = (personId: string, cursor: string | undefined) =>
  bodyOf(
    api.GET('/api/admin/people/{personId}/timeline', {
      params: { path: { personId }, query: cursor === undefined ? {} : { cursor } },
    }),
  );
export type TimelineRow = Awaited<ReturnType<typeof readTimeline>>['rows'][number];

export const readCommunities = (state: 'active' | 'archived' = 'active') =>
  bodyOf(api.GET('/api/admin/communities', { params: { query: { state } } }));
export type CommunityRow = Awaited<ReturnType<typeof readCommunities>>['rows'][number];
