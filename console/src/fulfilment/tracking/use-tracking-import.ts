import { ApiProblem, bodyOf, once } from '@heyi/api-client';
import { confirm } from '@heyi/ui/actions/confirm.ts';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { useFailureToast } from '@heyi/ui/i18n/use-failure-toast.ts';
import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { fulfilmentMessages } from '@heyi/ui/messages/fulfilment.ts';
import { api } from '../../app/api.ts';

/** Sends a sheet of tracking numbers, for one sale or (blank id) all; a guessed column is asked about first. */
export function useTrackingImport(saleId: string, done: (importId: string) => void) {
  const t = useMessages(fulfilmentMessages);
  const toastFailure = useFailureToast();
  const isGuess = (failure: unknown): failure is ApiProblem =>
    failure instanceof ApiProblem && failure.code === 'fulfilment.tracking_column_guessed';

  const send = useAction(
    async (key, file: File, trackingColumn?: string) => {
      const form = new FormData();
      form.append('file', file);
      const sending = { body: form as never, bodySerializer: () => form, ...once(key) };
      const query = { ...(saleId && { saleId }), ...(trackingColumn !== undefined && { trackingColumn }) };
      return bodyOf(api.POST('/api/admin/tracking-imports', { params: { query }, ...sending }));
    },
    { onError: (failure) => (isGuess(failure) ? undefined : toastFailure(failure)) },
  );

  async function start(file: File): Promise<void> {
    let reply = await send.run(file);
    const failure = send.error;
    if (!reply && isGuess(failure)) {
      const header = String(failure.details.header ?? '');
      const answer = await confirm({
        title: t('guessTitle', { header }),
        text: t('guessText'),
        action: t('guessYes'),
      });
      if (answer !== undefined) reply = await send.run(file, header);
    }
    if (reply) done(reply.importId);
  }
  return { send, start };
}
