import { commonMessages } from '../messages/common.ts';
import { useMessages } from './use-messages.ts';

/** The sentence for a caught failure: a problem's own text (already localized by the client), or a general one. */
export function useErrorText() {
  const t = useMessages(commonMessages);
  return (failure: unknown): string => {
    if (failure instanceof Error && 'text' in failure && typeof failure.text === 'string') return failure.text;
    if (failure instanceof Error && 'uncertain' in failure) return t('unreachable');
    return t('unknownError');
  };
}
