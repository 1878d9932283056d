export { previewShare, shareSale, type ShareMaterial } from './share-sale.ts';
