import type { Route } from '../../kernel/http/route.ts';
import { communityDetailScreen } from './community-detail.ts';
import { communityListScreen, pickupPointListScreen } from './community-list.ts';
import { peopleListScreen, tagListScreen } from './people-list.ts';
import { personProfileScreen } from './person-profile.ts';
import { personTimelineScreen } from './person-timeline.ts';

export const peopleScreens: readonly Route[] = [
  peopleListScreen,
  tagListScreen,
  personProfileScreen,
  personTimelineScreen,
  communityListScreen,
  communityDetailScreen,
  pickupPointListScreen,
];
