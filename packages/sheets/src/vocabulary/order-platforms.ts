import type { OrderField } from './order-row.ts';
import type { Platform } from './vocabulary.ts';

/** More telling signatures first: the first whose headers are all present is taken. */
export const orderPlatforms: readonly Platform<OrderField>[] = [
  {
    name: 'taobao',
    signature: ['买家会员名', '宝贝标题'],
    fields: {
      订单备注: 'sellerNote',
      联系手机: 'phone',
      买家应付货款: 'amount',
      总金额: 'orderAmount',
      买家实际支付金额: null,
      宝贝总数量: 'quantity',
      宝贝种类: null,
      修改后的收货地址: 'address',
    },
  },
  {
    name: 'taobao',
    signature: ['标题', '外部系统编号', '商品属性'],
    fields: { 标题: 'product', 外部系统编号: 'skuCode', 商家编码: 'skuCode', 价格: 'unitPrice', 备注: 'buyerNote' },
  },
  {
    name: 'jd',
    signature: ['京东价', '下单帐号'],
    fields: {
      订单备注: 'buyerNote',
      商家备注: 'sellerNote',
      下单帐号: 'buyerName',
      京东价: 'unitPrice',
      货号: 'skuCode',
      结算金额: null,
      应付金额: null,
    },
  },
  {
    name: 'pdd',
    signature: ['商品数量', '商家实收金额'],
    fields: {
      商品总价: 'amount',
      用户实付金额: 'orderAmount',
      商家实收金额: null,
      门店名称: 'pickupPoint',
      货品名称: null,
    },
  },
  {
    name: 'pdd',
    signature: ['商家编码-规格维度'],
    fields: {
      商品总价: 'amount',
      用户实付金额: 'orderAmount',
      商家实收金额: null,
      门店名称: 'pickupPoint',
      货品名称: null,
    },
  },
  {
    name: 'youzan',
    signature: ['收货人/提货人', '订单实付金额'],
    fields: {
      收货人地区: 'district',
      商品种类数: null,
      应收订单金额: null,
      订单实收金额: null,
      买家手机号: null,
      归属店铺: null,
      下单网点: null,
    },
  },
  {
    name: 'kuaituantuan',
    signature: ['跟团号'],
    fields: { 商品: 'product', 团员备注: 'buyerNote', 团长备注: 'sellerNote' },
  },
  {
    name: 'qunjielong',
    signature: ['接龙号'],
    fields: { 编码: 'skuCode', 团长id: null },
  },
  {
    name: 'weidian',
    signature: ['收件人/提货人'],
    fields: { 型号: 'spec' },
  },
  {
    name: 'wechat-shop',
    signature: ['商品实际价格(总共)'],
    fields: { 订单实际支付金额: 'orderAmount', '商品实际价格(总共)': 'amount' },
  },
];
