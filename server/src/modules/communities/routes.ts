import { route, type Route } from '../../kernel/http/route.ts';
import { id, list, object } from '../../kernel/http/schemas.ts';
import { AddMembers, addMembers } from './add-members.ts';
import { ArchiveCommunity, archiveCommunity } from './archive-community.ts';
import { MEMBERS_MAX } from './community.ts';
import { CreateCommunity, createCommunity } from './create-community.ts';
import { CreatePickupPoint, createPickupPoint } from './create-pickup-point.ts';
import { RemoveMember, removeMember } from './remove-member.ts';
import { UpdateCommunity, updateCommunity } from './update-community.ts';
import { UpdateMember, updateMember } from './update-member.ts';
import { UpdatePickupPoint, updatePickupPoint } from './update-pickup-point.ts';

const write = { access: { kind: 'staff', may: 'people:write' }, rate: 'write' } as const;
const params = object({ communityId: id() });
const nothing = object({});

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/communities',
    summary: 'Create a community',
    ...write,
    audit: 'community.created',
    body: CreateCommunity,
    reply: object({ communityId: id() }),
    run: 'write',
    handle: ({ ctx, body }) => createCommunity(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/communities/:communityId',
    summary: 'Change a community',
    ...write,
    audit: 'community.changed',
    params,
    body: UpdateCommunity,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: { communityId }, body }) => {
      await updateCommunity(ctx, { ...body, communityId });
      return {};
    },
  }),
  route({
    method: 'PUT',
    url: '/api/admin/communities/:communityId/archival',
    summary: 'Put a community away or take it back',
    ...write,
    audit: 'community.archived',
    params,
    body: ArchiveCommunity,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: { communityId }, body }) => {
      await archiveCommunity(ctx, { ...body, communityId });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/communities/:communityId/members',
    summary: 'Bring people in, known or new',
    ...write,
    audit: 'community.members_added',
    params,
    body: AddMembers,
    reply: object({ personIds: list(id(), MEMBERS_MAX) }),
    run: 'write',
    handle: ({ ctx, params: { communityId }, body }) => addMembers(ctx, { ...body, communityId }),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/communities/:communityId/members/:personId',
    summary: 'Change nickname and door of a member',
    ...write,
    audit: 'community.member_changed',
    params: RemoveMember,
    body: UpdateMember,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given, body }) => {
      await updateMember(ctx, { ...body, ...given });
      return {};
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/communities/:communityId/members/:personId',
    summary: 'Note that a member left',
    ...write,
    audit: 'community.member_left',
    params: RemoveMember,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given }) => {
      await removeMember(ctx, given);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/pickup-points',
    summary: 'Create a pickup point',
    ...write,
    audit: 'pickup_point.created',
    body: CreatePickupPoint,
    reply: object({ pickupPointId: id() }),
    run: 'write',
    handle: ({ ctx, body }) => createPickupPoint(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/pickup-points/:pickupPointId',
    summary: 'Change a pickup point, or put it away',
    ...write,
    audit: 'pickup_point.changed',
    params: object({ pickupPointId: id() }),
    body: UpdatePickupPoint,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: { pickupPointId }, body }) => {
      await updatePickupPoint(ctx, { ...body, pickupPointId });
      return {};
    },
  }),
];
