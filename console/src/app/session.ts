import { bodyOf } from '@heyi/api-client';
import { shopZone } from '@heyi/ui/i18n/shop-zone.ts';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { api } from './api.ts';

async function readSession() {
  return bodyOf(api.GET('/api/admin/session'));
}
export type Session = Awaited<ReturnType<typeof readSession>>;

/** Who is signed in, to which shop, and what they may do. */
export const useSession = defineStore('session', () => {
  const current = ref<Session>();
  const asked = ref(false);

  /** Asks the server once per page load. */
  async function ensure(): Promise<Session | undefined> {
    if (!asked.value) {
      current.value = await readSession().catch((failure: unknown) => {
        if (failure instanceof Error && 'status' in failure && failure.status === 401) return undefined;
        throw failure;
      });
      asked.value = true;
      if (current.value) shopZone.value = current.value.shop.timeZone;
    }
    return current.value;
  }
  async function refresh(): Promise<void> {
    asked.value = false;
    await ensure();
  }
  function forget(): void {
    current.value = undefined;
    asked.value = true;
  }

  return {
    current,
    shop: computed(() => current.value?.shop),
    /** Whether the signed-in person may do `permission`, for showing or hiding; the server decides in any case. */
    may: (permission: string) => current.value?.permissions.includes(permission) ?? false,
    ensure,
    refresh,
    forget,
  };
});
