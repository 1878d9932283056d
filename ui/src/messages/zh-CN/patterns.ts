export const patternsZhCN = {
  addPicture: '加图片',
  uploading: '上传中',
  cover: '封面',
  pictureNumber: '第 {number} 张',
  removePicture: '去掉这张',
  moveForward: '往前挪',
  moveBack: '往后挪',
} as const;
