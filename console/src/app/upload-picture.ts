import { bodyOf, once } from '@heyi/api-client';
import { shrinkPicture } from '../patterns/shrink-picture.ts';
import { api } from './api.ts';

/** Sends one picture; the answer names the stored file. */
export async function uploadPicture(key: string, file: File) {
  const form = new FormData();
  form.append('file', await shrinkPicture(file));
  return bodyOf(api.POST('/api/admin/pictures', { body: form as never, bodySerializer: () => form, ...once(key) }));
}
