import { bodyOf, once } from '@heyi/api-client';
import { useAction } from '@heyi/ui/actions/use-action.ts';
import { useFailureToast } from '@heyi/ui/i18n/use-failure-toast.ts';
import { api } from '../app/api.ts';
import type { SheetKind } from './read-fulfilment.ts';

/** Notes that a sheet is made now, so that later changes count against it. */
export const noteSheet = (key: string, saleId: string, kind: SheetKind, supplierId?: string | null) =>
  bodyOf(
    api.POST('/api/admin/sales/{saleId}/sheets', {
      params: { path: { saleId } },
      body: { kind, ...(supplierId ? { supplierId } : {}) },
      ...once(key),
    }),
  );

/** Makes a sheet now and downloads it; `done` hears of it. */
export function useSheetDownload(done: () => void) {
  return useAction(
    async (key, saleId: string, kind: SheetKind, supplierId?: string | null) => {
      const { sheetId } = await noteSheet(key, saleId, kind, supplierId);
      location.assign(`/api/admin/sheets/${sheetId}/file`);
      done();
    },
    { onError: useFailureToast() },
  );
}
