import { useMessages } from '@heyi/ui/i18n/use-messages.ts';
import { fulfilmentMessages } from '@heyi/ui/messages/fulfilment.ts';
import type { Stop } from './sorting-stops.ts';

export const orderLabels = {
  'building-room-product': 'orderRoom',
  'building-product-room': 'orderGoods',
  'product-building-room': 'orderProduct',
} as const;

/** What a stop is called on screen and paper: "梧桐里 3号楼", "南门驿站", "快递". */
export function useStopName(): (stop: Stop) => string {
  const t = useMessages(fulfilmentMessages);
  const own = (stop: Stop): string => {
    if (stop.kind === 'parcel') return t('parcelStop');
    if (stop.kind === 'pickup') return stop.name ? `${t('pickupStop')} ${stop.name}` : t('pickupStop');
    return stop.name || t('unknownBuilding');
  };
  return (stop) => [stop.communityName, own(stop)].filter(Boolean).join(' ');
}
