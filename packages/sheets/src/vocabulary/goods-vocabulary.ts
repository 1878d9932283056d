import type { GoodsField } from './goods-row.ts';
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): string[] => text.trim().split(/\s+/u);

const names: Vocabulary<GoodsField>['names'] = {
  productName: {
    exact: words('商品名称 品名'),
    alias:
      words(`商品 商品名 货名 名称 产品 产品名称 产品名 货品 货品名称 商品标题 标题 宝贝标题 宝贝名称 菜名 水果 货物名称 物品名称
      品名规格 团品 团品名称 选品 单品 product name item`),
  },
  spec: {
    exact: words('规格'),
    alias: words(
      '商品规格 规格/包装 规格/单位 规格名称 规格型号 款式 型号 口味 颜色 尺码 颜色尺码 sku sku规格 等级 大小 spec',
    ),
  },
  code: {
    exact: words('编码 商品编码'),
    alias: words(
      '编号 代号 货号 商家编码 商品编号 sku编码 sku编号 外部编码 条码 商品条码 商品代码 口令 接龙代码 代码 code barcode',
    ),
  },
  price: {
    exact: words('单价 售价'),
    alias:
      words(`团购价 价格 零售价 销售价 商品单价 团价 跟团价 接龙价 社群价 社区价 到手价 卖价 优惠价 商品价格 销售单价 团长价 建议售价
      sku价格 价钱 price`),
    fallback: words('原价 划线价 市场价 金额'),
  },
  cost: {
    exact: words('成本 成本价'),
    alias: words(
      '进价 供货价 进货价 采购价 批发价 供价 拿货价 底价 一件代发价 代发价 结算价 供应价 成本单价 商品成本价 代理价 cost',
    ),
  },
  unit: { exact: words('单位'), alias: words('计量单位 售卖单位 销售单位 计价单位 unit') },
  packageText: {
    exact: words('包装'),
    alias: words('包装规格 箱规 装箱规格 净含量 净重 重量 毛重 单件重量 规格重量 份量 每份 包装方式 package'),
  },
  stock: {
    exact: words('库存'),
    alias: words(
      '数量 库存数量 库存量 可售数量 总库存 现货数量 可卖数量 备货数量 限量 总量 份数 剩余库存 可售库存 到货数量 stock',
    ),
  },
  supplier: {
    exact: words('供应商 供货商'),
    alias: words('厂家 供货方 供应商名称 供货商名称 货源 来源 档口 批发商 生产厂家 厂商 supplier'),
  },
  origin: { exact: words('产地'), alias: words('原产地 产区 商品产地 发货地 源产地 产地/发货地 origin') },
  limitPerPerson: {
    exact: words('限购'),
    alias: words('每人限购 限购数量 限购数 个人限购 单人限购 每人限购数量 人均限购 限购件数 限购份数 limit'),
  },
  category: { exact: words('分类'), alias: words('类目 品类 类别 商品分类 商品类目 种类 产品分类 分组 category') },
  note: {
    exact: words('备注'),
    alias: words('说明 描述 商品描述 商品介绍 介绍 卖点 商品详情 详情 简介 商品说明 保质期 备注说明 note remark'),
  },
};

export const goodsVocabulary: Vocabulary<GoodsField> = {
  kinds: {
    productName: 'text',
    spec: 'text',
    code: 'identifier',
    price: 'money',
    cost: 'money',
    unit: 'text',
    packageText: 'text',
    stock: 'quantity',
    supplier: 'text',
    origin: 'text',
    limitPerPerson: 'quantity',
    category: 'text',
    note: 'text',
  },
  names,
  platforms: [],
  unused:
    words(`序号 no. no 图片 商品图片 主图 商品主图 图 实物图 详情图 视频 链接 商品链接 利润 毛利 毛利率 利润率 佣金 佣金比例 运费 状态
    上架状态 是否上架 起订量 起批量 销量 已售 创建时间 更新时间 排序 到货时间 截单时间 发货时间 日期 小计 合计`),
  never: /利润|毛利|佣金|运费|图片|链接|时间|日期|电话|手机|id$/iu,
  keywords: [
    [/(商品|产品|货品|宝贝|品).*(名|标题)/u, 'productName'],
    [/成本|进价|供货价|采购价|批发/u, 'cost'],
    [/限购/u, 'limitPerPerson'],
    [/库存|可售/u, 'stock'],
    [/产地/u, 'origin'],
    [/供应商|供货商|厂家/u, 'supplier'],
    [/包装|箱规/u, 'packageText'],
    [/规格/u, 'spec'],
    [/(团购|零售|销售|售|优惠|活动).*价/u, 'price'],
    [/编码|货号|条码/u, 'code'],
    [/分类|类目/u, 'category'],
    [/备注|说明/u, 'note'],
  ],
  identity: ['productName', 'code'],
  repeatedWhenMerged: ['productName', 'supplier', 'origin', 'category', 'unit'],
};
