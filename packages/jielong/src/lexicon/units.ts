/** Grams in one unit of weight. */
export const GRAMS: Record<string, number> = {
  kg: 1000,
  公斤: 1000,
  千克: 1000,
  斤: 500,
  市斤: 500,
  g: 1,
  克: 1,
  两: 50,
};

/** Counters that stand for whatever the sale unit is. */
export const GENERIC = new Set(['份', '个', '件', '单', '组', '套']);

const WORDS =
  'kg 公斤 千克 市斤 斤 克 g ' +
  '份 个 件 单 组 套 箱 盒 袋 包 瓶 罐 桶 板 只 条 根 杯 篮 筐 块 片 颗 粒 枚 朵 束 把 捆 扎 提 串 对 双 打 盘 碗 壶 坛 支 枝 张 听 卷 ' +
  '匹 株 盆 棵 位 客 例 款 排 帖 贴 管 筒 节 段 屉 笼 刀 尾 头 本 副 顶 床 台 节 副 票 大箱 小箱 大盒 小盒 大瓶 小瓶 大袋 小袋 大包 小包 件套 盅 锅 框 缸 托 挂 礼盒 磅 饼 碟 煲 篓 棒 盏 坨 摞 穗 桌 席 ' +
  'ml 毫升 升 L 入';

/** Every counter and measure, longest first, in normalised spelling. */
export const UNITS = [...new Set(WORDS.split(' '))].sort((a, b) => b.length - a.length);

/** Measures that describe a package but are never how many somebody wants. */
export const PACKAGE_ONLY = new Set(['ml', '毫升', '升', 'L', '入', 'g', '克']);

/** True for units of weight; a pound is one although it converts into no other. */
export function isWeight(unit: string | null): boolean {
  return unit !== null && (GRAMS[unit] !== undefined || unit === '磅');
}

/** Pairs and dozens count single pieces where pieces are sold singly. */
export const PIECES: Record<string, number> = { 对: 2, 双: 2, 打: 12 };

/** Counters of loose pieces: what a package holds, never the package. */
export const PIECE_UNITS = new Set([
  '个',
  '只',
  '枚',
  '颗',
  '粒',
  '片',
  '根',
  '条',
  '块',
  '听',
  '瓶',
  '支',
  '张',
  '包',
  '袋',
  '杯',
  '罐',
  '入',
]);

/** A quantity of one weight unit expressed in another, or null where they do not convert. */
export function convertWeight(quantity: number, from: string, to: string): number | null {
  const source = GRAMS[from];
  const target = GRAMS[to];
  return source === undefined || target === undefined ? null : (quantity * source) / target;
}
