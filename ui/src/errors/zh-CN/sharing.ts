/** Refusals of the sharing module. */
export const sharingErrorsZhCN = {
  'sharing.not_open': '这个团没有开着，先开团再发',
} as const;
