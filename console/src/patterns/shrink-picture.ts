const sideMax = 2000;
const bytesWorthIt = 1_500_000;

/**
 * A large photograph made smaller before it is sent, so that a phone on a slow line need not send ten megabytes.
 * Anything the browser cannot read goes as it is, and the server says what is wrong with it.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (file.size < bytesWorthIt) return file;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return file;
  const scale = Math.min(1, sideMax / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88));
  return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
}
