import { bodyOf, once } from '@heyi/api-client';
import { confirm } from '@heyi/ui/actions/confirm.ts';
import { toast } from '@heyi/ui/actions/toast.ts';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { useFailureToast } from '@heyi/ui/i18n/use-failure-toast.ts';
import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { storeOrdersMessages } from '@heyi/ui/messages/store-orders.ts';
import { reactive } from 'vue';
import { api } from '../app/api.ts';
import type { BuyerOrder } from '../app/reply-types.ts';
import { forgetPlaced } from '../sale/placed-orders.ts';

/** What a friend may do with an order: say that it is paid, cancel it. `done` reads it again. */
export function useOrderActions(done: () => Promise<void>) {
  const t = useMessages(storeOrdersMessages);
  const tell = useFailureToast();
  const onError = (failure: unknown) => {
    tell(failure);
    void done();
  };
  const pathOf = (code: string) => ({ params: { path: { code } } });
  const claiming = useAction(
    (key, code: string) =>
      bodyOf(api.POST('/api/store/orders/{code}/payment-claim', { ...pathOf(code), ...once(key) })),
    { onError },
  );
  const cancelling = useAction(
    (key, code: string) => bodyOf(api.POST('/api/store/orders/{code}/cancellation', { ...pathOf(code), ...once(key) })),
    { onError },
  );
  return reactive({
    claiming,
    cancelling,
    async claim(order: BuyerOrder): Promise<void> {
      if (!(await claiming.run(order.code))) return;
      toast(t('claimDone', { seller: order.sellerName }), 'done');
      await done();
    },
    async cancel(order: BuyerOrder): Promise<void> {
      const question = {
        title: t('cancelQuestion'),
        text: t('cancelText'),
        action: t('cancelOrder'),
        stay: t('keepIt'),
      };
      if ((await confirm({ ...question, tone: 'danger' })) === undefined) return;
      if (!(await cancelling.run(order.code))) return;
      forgetPlaced(order.saleCode, order.code);
      toast(t('cancelled'));
      await done();
    },
  });
}
