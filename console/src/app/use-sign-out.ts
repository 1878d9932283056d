import { useAction } from '@heyi/ui/actions/use-action.ts';
import { useFailureToast } from '@heyi/ui/i18n/use-failure-toast.ts';
import { useRouter } from 'vue-router';
import { api } from './api.ts';
import { useSession } from './session.ts';

/** Ends the session on the server, then shows the sign-in page. */
export function useSignOut() {
  const session = useSession();
  const router = useRouter();
  const work = async () => {
    await api.DELETE('/api/admin/session');
    session.forget();
    await router.push({ name: 'sign-in' });
  };
  return useAction(work, { onError: useFailureToast() });
}
