import { bodyOf, once } from '@heyi/api-client';
import { confirm } from '@heyi/ui/actions/confirm.ts';
import { toast } from '@heyi/ui/actions/toast.ts';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { errorText } from '@heyi/ui';
import { locale } from '@heyi/ui/i18n/locale.ts';
import { useErrorText } from '@heyi/ui/i18n/use-error-text.ts';
import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { ordersMessages } from '@heyi/ui/messages/orders.ts';
import { api } from '../app/api.ts';
import type { Outcomes } from './read-orders.ts';

/** What can be done to one order or to many; `done` reloads what is shown. */
export function useOrderActions(done: () => void) {
  const t = useMessages(ordersMessages);
  const errorOf = useErrorText();
  const onError = (failure: unknown) => toast(errorOf(failure), 'problem');

  /** Each row has its own outcome: how many went well, and why the others did not. */
  function tell({ outcomes }: Outcomes): void {
    const failed = outcomes.filter((outcome) => !outcome.ok);
    const well = outcomes.length - failed.length;
    if (well > 0) toast(t('doneCount', { count: well }), 'done');
    const first = failed[0];
    if (first?.code) {
      const reason = errorText(locale.value, first.code, (first.details ?? {}) as Record<string, string | number>);
      toast(t('failedCount', { count: failed.length, reason }), 'problem');
    }
    done();
  }

  const pay = useAction(
    async (key, orderIds: string[], method: 'transfer' | 'cash') =>
      tell(await bodyOf(api.POST('/api/admin/orders/payments', { body: { orderIds, method }, ...once(key) }))),
    { onError },
  );
  const close = useAction(
    async (key, orderIds: string[]) =>
      tell(await bodyOf(api.POST('/api/admin/orders/closures', { body: { orderIds }, ...once(key) }))),
    { onError },
  );
  const undoPayment = useAction(
    async (_key, orderId: string) => {
      await bodyOf(api.DELETE('/api/admin/orders/{orderId}/payment', { params: { path: { orderId } } }));
      done();
    },
    { onError },
  );

  async function askClose(orderIds: string[]): Promise<void> {
    const answer = await confirm({
      title: t('cancelTitle', { count: orderIds.length }),
      text: t('cancelText'),
      action: t('cancelOrder'),
      tone: 'danger',
    });
    if (answer !== undefined) await close.run(orderIds);
  }

  async function askUndoPayment(orderId: string): Promise<void> {
    const answer = await confirm({
      title: t('undoPaidTitle'),
      text: t('undoPaidText'),
      action: t('undoPaid'),
      tone: 'danger',
    });
    if (answer !== undefined) await undoPayment.run(orderId);
  }

  return { pay, close, undoPayment, askClose, askUndoPayment };
}
