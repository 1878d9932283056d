import { reactive, watch } from 'vue';

/** What a friend typed once; it stays on this phone and is offered again. */
export interface RememberedBuyer {
  name: string;
  phone: string;
  building: string;
  unit: string;
  room: string;
  address: string;
  /** How the last order came to the friend; empty before the first. */
  deliveryKind: string;
  pickupPointId: string;
}

const storageKey = 'heyi.buyer';
const nobody: RememberedBuyer = {
  name: '',
  phone: '',
  building: '',
  unit: '',
  room: '',
  address: '',
  deliveryKind: '',
  pickupPointId: '',
};

/** The friend on this phone: a reactive object; every change is remembered. */
export const rememberedBuyer = reactive<RememberedBuyer>(read());

watch(rememberedBuyer, (buyer) => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(buyer));
  } catch {
    // Without storage a friend types it again next time.
  }
});

/** Forgets everything about the friend on this phone. */
export function forgetBuyer(): void {
  Object.assign(rememberedBuyer, nobody);
}

function read(): RememberedBuyer {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, unknown>;
    const known = Object.entries(stored).filter(([key, value]) => key in nobody && typeof value === 'string');
    return { ...nobody, ...Object.fromEntries(known) };
  } catch {
    return { ...nobody };
  }
}
