export { importGoods, previewGoods, readGoods, type GoodsPreview, type GoodsReading } from './import-goods.ts';
