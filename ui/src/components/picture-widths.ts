/** The widths in pixels the server keeps of every picture. */
export const pictureWidths = [320, 750, 1200] as const;

/** Where a stored picture is served in one of its widths. */
export function pictureSource(fileId: string, width: (typeof pictureWidths)[number]): string {
  return `/media/${encodeURIComponent(fileId)}/${width}.webp`;
}
