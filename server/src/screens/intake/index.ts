import type { Route } from '../../kernel/http/route.ts';
import { pasteListScreen } from './paste-list.ts';
import { pasteReviewScreen } from './paste-review.ts';

export const intakeScreens: readonly Route[] = [pasteReviewScreen, pasteListScreen];
