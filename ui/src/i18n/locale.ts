import { ref, watchEffect } from 'vue';
import { type Locale, locales } from './create-messages.ts';

const storageKey = 'heyi.locale';

/** The language of this browser's user; remembered, Chinese unless the browser speaks no Chinese at all. */
export const locale = ref<Locale>(rememberedLocale());

/** Changes the language at once and remembers it. */
export function setLocale(next: Locale): void {
  locale.value = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // A browser that forbids storage still changes language, it only forgets it.
  }
}

function rememberedLocale(): Locale {
  if (typeof navigator === 'undefined' || typeof document === 'undefined') return 'zh-CN';
  try {
    const stored = locales.find((candidate) => candidate === localStorage.getItem(storageKey));
    if (stored) return stored;
  } catch {
    // As above.
  }
  return navigator.languages.some((language) => language.startsWith('zh')) ? 'zh-CN' : 'en';
}

watchEffect(() => {
  if (typeof document !== 'undefined') document.documentElement.lang = locale.value;
});
