import assert from 'node:assert/strict';
import { test } from 'node:test';
import { productPictures } from '../pictures/pictures.ts';
import { products, shop, suppliers } from './index.ts';

const skus = products.flatMap((product) => product.skus);

function assertUnique(values: readonly string[]): void {
  assert.deepEqual(values.toSorted(), [...new Set(values)].toSorted());
}

test('keys of goods and suppliers, and sku codes, are unique', () => {
  assertUnique(products.map((product) => product.key));
  assertUnique(suppliers.map((supplier) => supplier.key));
  assertUnique(skus.map((sku) => sku.code));
});

test('each of the twelve products has its own picture, a known supplier and something to read', () => {
  assert.deepEqual(products.map((product) => product.picture).toSorted(), [...productPictures].toSorted());
  const known = new Set(suppliers.map((supplier) => supplier.key));
  for (const product of products) {
    assert.ok(known.has(product.supplier), `${product.key} comes from nobody`);
    assert.ok(product.story.length >= 80 && product.story.length <= 200, `${product.key}: ${product.story.length}`);
    assert.ok(product.origin.length > 0 && product.aliases.length > 0 && product.skus.length > 0, product.key);
  }
});

test('every supplier brings something', () => {
  const used = new Set(products.map((product) => product.supplier));
  assert.deepEqual([...used].toSorted(), suppliers.map((supplier) => supplier.key).toSorted());
});

test('no word that people write means two products', () => {
  assertUnique(products.flatMap((product) => [...new Set([product.name, ...product.aliases])]));
});

test('prices are whole fen above their cost, and stock comes in whole steps', () => {
  for (const sku of skus) {
    assert.ok(Number.isInteger(sku.priceFen) && Number.isInteger(sku.costFen), sku.code);
    assert.ok(sku.costFen > 0 && sku.costFen < sku.priceFen, sku.code);
    assert.equal(sku.quantityStep, sku.unit === '斤' ? 0.5 : 1, sku.code);
    if (sku.initialStock !== null) assert.ok(Number.isInteger(sku.initialStock / sku.quantityStep), sku.code);
  }
});

test('the shop says who sells, why it needs no licence, and how to pay', () => {
  assert.ok(shop.intro.length >= 2 && shop.intro.length <= 4);
  assert.match(shop.intro.join(''), /我是小梅/);
  assert.match(shop.exemptionStatement, /依法不需要办理市场主体登记/);
  assert.match(shop.paymentNote, /备注/);
});

test('no text promises more than a shop may', () => {
  const texts = [...shop.intro, shop.tagline, ...products.flatMap((product) => [product.subtitle, product.story])];
  for (const text of texts) {
    assert.doesNotMatch(
      text,
      /最好|最佳|第一品牌|国家级|顶级|极品|绝对|纯天然|有机|无公害|治疗|疗效|养生|抗癌|零农药|100%/,
    );
  }
});
