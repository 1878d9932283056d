export const filesErrorsZhCN = {
  'files.too_large': '图片太大了，最大 {megabytes} MB',
  'files.not_a_picture': '这不是能用的图片，请换一张 JPG、PNG 或 WebP',
  'files.too_many_pixels': '图片像素太多了，最多 {megapixels} 百万像素',
} as const;
