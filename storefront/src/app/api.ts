import { createClient } from '@heyi/api-client';
import { locale } from '@heyi/ui/i18n/locale.ts';

/** A friend's only way to the server: `bodyOf(api.GET('/api/store/…'))`. */
export const api = createClient({
  baseUrl: '',
  headers: () => ({ 'X-Heyi': 'storefront', 'Accept-Language': locale.value }),
  loadErrorText: async () => {
    const { errorText } = await import('@heyi/ui/errors/error-text.ts');
    return (code, details) => errorText(locale.value, code, details);
  },
});
