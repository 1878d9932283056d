import { computed } from 'vue';
import { useRouter } from 'vue-router';
import { type NavigationEntry, navigation, tabs } from './navigation.ts';
import { useSession } from './session.ts';

/** The areas that exist and that the signed-in person may see. */
export function useNavigation() {
  const router = useRouter();
  const session = useSession();
  const visible = (entry: NavigationEntry) =>
    router.hasRoute(entry.name) && (!entry.permission || session.may(entry.permission));
  const entries = computed(() => navigation.filter(visible));
  return {
    entries,
    tabEntries: computed(() => entries.value.filter((entry) => tabs.includes(entry.name))),
    moreEntries: computed(() => entries.value.filter((entry) => !tabs.includes(entry.name))),
  };
}
