import type { Route } from '../../kernel/http/route.ts';
import { shopSettingsScreen } from './shop-settings.ts';
import { apiKeyListScreen, sessionListScreen, staffListScreen } from './staff-list.ts';

export const settingsScreens: readonly Route[] = [
  shopSettingsScreen,
  staffListScreen,
  apiKeyListScreen,
  sessionListScreen,
];
