import { createClient } from '@heyi/api-client';
import { locale } from '@heyi/ui/i18n/locale.ts';

type Listener = () => void;
let listener: Listener | undefined;

/** Whom to tell when the server no longer knows this session. */
export function onSignedOut(next: Listener): void {
  listener = next;
}

/** The console's only way to the server: `bodyOf(api.GET('/api/admin/…'))`. */
export const api = createClient({
  baseUrl: '',
  headers: () => ({ 'X-Heyi': 'console', 'Accept-Language': locale.value }),
  onUnauthenticated: () => listener?.(),
  loadErrorText: async () => {
    const { errorText } = await import('@heyi/ui/errors/error-text.ts');
    return (code, details) => errorText(locale.value, code, details);
  },
});
