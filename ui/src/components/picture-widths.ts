/** The widths in pixels the server keeps of every picture. */
export const pictureWidths = [240, 480, 960, 1440] as const;

/** Where a stored picture is served in one of its widths. */
export function pictureSource(fileId: string, width: (typeof pictureWidths)[number]): string {
  return `/media/${encodeURIComponent(fileId)}/${width}.webp`;
}
