import { orderPlatforms } from './order-platforms.ts';
import type { OrderField } from './order-row.ts';
import { unusedOrderHeaders } from './unused-order-headers.ts';
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): string[] => text.trim().split(/\s+/u);

const names: Vocabulary<OrderField>['names'] = {
  orderNo: {
    exact: words('订单号 订单编号'),
    alias: words(
      '商城订单号 主订单编号 主订单号 店铺订单号 订单id 拼单号 交易编号 orderno ordersn orderid ordernumber',
    ),
    preferred:
      words(`平台订单号 外部订单号 网店订单号 原始订单号 来源订单号 客户订单号 商户订单号 线上订单号 平台单号 原始单号
      网店单号 线上单号`),
    fallback: words('系统订单号 系统单号 微信订单号'),
  },
  lineNo: {
    exact: words('子订单号 子订单编号'),
    alias: words('订单商品号 商品单号 明细编号 订单明细号 行号 子单号 订单行号 订单明细编号'),
  },
  serial: {
    exact: words('跟团号 接龙号'),
    alias: words('下单序号 序号 编号 接龙序号 团号 号数 no. no 序 流水号 取货号 接龙编号 跟团编号'),
  },
  buyerName: {
    exact: words('下单人 微信昵称'),
    alias:
      words(`买家昵称 买家会员名 买家姓名 下单帐号 下单账号 昵称 微信名 微信名称 群昵称 团员 团员昵称 用户昵称 下单人昵称
      下单人姓名 买家 客户昵称 接龙人 接龙昵称 会员名 会员昵称 买家旺旺 购买人 订购人 顾客昵称 下单用户 群名片 买家账号 用户名
      nickname`),
  },
  recipientName: {
    exact: words('收货人 收件人'),
    alias:
      words(`收货人姓名 收件人姓名 提货人 提货人姓名 取货人 取货人姓名 客户姓名 姓名 名字 联系人 客户 顾客 收货人名称
      收货姓名 收件姓名 客户名称 收货联系人 收件人名称 收件方姓名 收方姓名 收件联系人 联系人姓名 顾客姓名 业主姓名 住户姓名
      name receiver`),
  },
  phone: {
    exact: words('联系电话 手机号 电话'),
    alias:
      words(`联系手机 联系方式 手机 手机号码 电话号码 收件人手机号码 收件人手机 收件人手机号 收货人手机号 收货人手机号码
      收货人手机 收货人电话 收件人电话 收货电话 收货手机 收货手机号 收件电话 收件手机 收件手机号 客户电话 客户手机 提货人手机号
      提货人手机 提货人电话 取货人电话 移动电话 联系号码 收货人联系方式 收件人联系方式 收件人联系电话 收货人联系电话 收方电话
      收件方电话 联系人电话 联系人手机 顾客电话 电话/手机 phone tel mobile phonenumber`),
    fallback: words(
      '下单人手机号 下单人手机 下单人电话 买家手机号 买家手机 买家电话 用户购买手机号 固定电话 收件人固话 座机',
    ),
  },
  province: {
    exact: words('省 省份'),
    alias: words('收货人省份 收货省份 收件省 收货省 收件人省 收件人省份 收件省份 所在省 收货人省 省/直辖市 province'),
  },
  city: {
    exact: words('市 城市'),
    alias: words('收货人城市 收货城市 收件市 收货市 收件人市 收件人城市 收件城市 所在市 收货人市 地级市 city'),
  },
  district: {
    exact: words('区 区县'),
    alias:
      words(`收货人地区 收货地区 收件区 收货区 收件人区 收件人区县 收件区县 区/县 县区 县/区 收货区县 收货人区县 收货人区
      地区 县 行政区 市区 district`),
  },
  address: {
    exact: words('收货地址 详细地址'),
    alias:
      words(`修改后的收货地址 完整地址 收件人完整地址 收件人地址 收货人地址 地址 客户地址 提货地址 收货详细地址 收件地址
      收件人详细地址 详细收货地址 收货人详细地址 配送地址 送货地址 送货上门地址 楼号-房号 楼栋房号 楼栋门牌 楼号房号 楼房号 栋号房号 家庭住址 住址 家庭地址 收件详细地址 收方地址
      收件方详细地址 详细收件地址 收货人完整地址 address`),
    fallback: words('街道/镇 街道 收件人街道'),
  },
  product: {
    exact: words('商品 商品名称'),
    alias:
      words(`商品名 宝贝标题 标题 商品标题 品名 货名 产品 产品名称 全部商品名称 sku名称 商品合计 宝贝名称 货品名称 商品信息
      商品明细 商品详情 货品 购买商品 订购商品 名称 物品名称 物品 接龙内容 接龙商品 订单内容 商品内容 团购商品 货物名称 托寄物
      物品信息 菜品 品项 团品 所购商品 订购内容 下单商品 product item`),
  },
  spec: {
    exact: words('规格 商品规格'),
    alias:
      words(`sku规格 规格名称 商品属性 规格型号 款式 型号 规格属性 销售属性 宝贝属性 颜色尺码 颜色/尺码 商品规格名称 sku
      商品型号 商品sku 规格/型号 spec`),
    fallback: words('套餐信息 套餐 口味 颜色 尺码'),
  },
  skuCode: {
    exact: words('商品编码 商家编码'),
    alias:
      words(`商家编码-规格维度 sku编号 sku编码 规格编码 货号 编码 商品编号 外部系统编号 货品编码 货品编号 条码 商品条码
      商品货号 商家sku编码 规格商家编码 sku商家编码 商品编码(自定义) sku编码(自定义) 产品编码 产品编号 商品代码 货品代码 skucode`),
    fallback: words('商家编码-商品维度 商品商家编码'),
  },
  quantity: {
    exact: words('数量 商品数量'),
    alias:
      words(`sku数量 购买数量 订购数量 宝贝总数量 件数 份数 下单数量 购买件数 商品总数量 总数量 个数 商品件数 宝贝数量
      产品数量 商品数 商品总数 件数合计 接龙数量 订货数量 货品数量 订单数量 quantity qty num`),
  },
  unitPrice: {
    exact: words('单价 商品单价'),
    alias: words(
      '价格 京东价 售价 团购价 销售单价 商品价格 成交单价 商品售价 跟团价 销售价 接龙价 宝贝价格 商品销售价 price',
    ),
  },
  amount: {
    exact: words('商品金额 金额'),
    alias: words(`小计 商品总价 商品小计 商品金额合计 买家应付货款 商品总额 商品合计金额 行金额 总价 合计 货款 小计金额
      金额小计 商品总金额 amount`),
  },
  orderAmount: {
    exact: words('订单金额 订单总金额'),
    alias: words(`订单实付金额 用户实付金额 总金额 实付金额 订单总价 订单总额 支付金额 实付款 付款金额 订单实际支付金额
      订单应付金额 总计 合计金额 实际付款 实付 订单支付金额 买家实付金额 订单合计 应付总额 total`),
    fallback: words('应收订单金额 应付金额 买家实际支付金额 应收金额 应付 应收 应收款 总额 金额合计'),
  },
  refundAmount: {
    exact: words('退款金额'),
    alias: words(
      '订单已退款金额 商品已退款金额 已退款金额 退款总额 已退金额 订单退款金额 商品退款金额 成功退款金额 refund',
    ),
  },
  status: {
    exact: words('订单状态'),
    alias: words('状态 订单商品状态 交易状态 商品状态 当前状态 status'),
    fallback: words('发货状态 支付状态 付款状态'),
  },
  paidAt: {
    exact: words('支付时间 付款时间'),
    alias: words('买家付款时间 订单付款时间 付款确认时间 支付日期 付款日期 订单支付时间 支付完成时间 付款成功时间'),
  },
  createdAt: {
    exact: words('下单时间'),
    alias:
      words(`订单创建时间 创建时间 下单日期 订单时间 提交时间 接龙时间 跟团时间 拍下时间 订单日期 订单提交时间 订单下单时间
      订购时间 购买时间 参团时间`),
    fallback: words('订单成交时间 日期 时间'),
  },
  buyerNote: {
    exact: words('买家留言 团员备注 买家备注'),
    alias: words(
      '备注 留言 用户备注 客户备注 顾客备注 下单备注 客户留言 买家附言 用户留言 收货备注 备注信息 附言 note remark',
    ),
    fallback: words('商品留言'),
  },
  sellerNote: {
    exact: words('卖家备注 团长备注 商家备注'),
    alias: words('商家订单备注 客服备注 卖家备忘 卖家留言 内部备注 私密备注 店铺备注 商家留言 卖家订单备注'),
  },
  pickupPoint: {
    exact: words('自提点'),
    alias:
      words(`自提点名称 提货点 提货点名称 取货点 自提门店 提货门店 自提站点 自提地点 提货地点 取货地点 团点 自提地址
      自提点信息`),
  },
  courier: {
    exact: words('快递公司 物流公司'),
    alias:
      words(`快递 物流 承运商 快递名称 物流名称 商品发货物流公司 快递公司名称 物流公司名称 承运公司 发货快递 配送公司
      快递/物流公司 发货物流公司 物流商 快递商 courier carrier`),
  },
  trackingNo: {
    exact: words('快递单号 物流单号 运单号'),
    alias:
      words(`运单编号 快递编号 物流编号 快递号 物流号 运单 商品发货物流单号 发货单号 面单号 快递运单号 物流运单号 邮件号
      运单号码 快递单 物流单 快递单号码 物流单号码 快递/物流单号 发货物流单号 电子面单号 快递面单号 trackingno trackingnumber
      waybill waybillno`),
  },
};

const kinds: Vocabulary<OrderField>['kinds'] = {
  orderNo: 'identifier',
  lineNo: 'identifier',
  serial: 'identifier',
  buyerName: 'text',
  recipientName: 'text',
  phone: 'phone',
  province: 'text',
  city: 'text',
  district: 'text',
  address: 'text',
  product: 'text',
  spec: 'text',
  skuCode: 'identifier',
  quantity: 'quantity',
  unitPrice: 'money',
  amount: 'money',
  orderAmount: 'money',
  refundAmount: 'money',
  status: 'text',
  paidAt: 'time',
  createdAt: 'time',
  buyerNote: 'text',
  sellerNote: 'text',
  pickupPoint: 'text',
  courier: 'text',
  trackingNo: 'identifier',
};

/** 单号 and 订单备注 mean what the other columns leave open. */
function inContext(header: string, has: (field: OrderField) => boolean): OrderField | null | undefined {
  if (header === '单号') {
    if (has('orderNo') && !has('trackingNo')) return 'trackingNo';
    return has('trackingNo') && !has('orderNo') ? 'orderNo' : null;
  }
  if (header === '订单备注') return has('buyerNote') && !has('sellerNote') ? 'sellerNote' : 'buyerNote';
  if (header === '商品种类数') return has('quantity') ? null : 'quantity';
  return undefined;
}

export const orderVocabulary: Vocabulary<OrderField> = {
  kinds,
  names,
  platforms: orderPlatforms,
  unused: unusedOrderHeaders,
  inContext,
  never:
    /寄件|寄方|发件|发货人|供货|供应|店铺|团长|仓库|退货|客服|导购|分销|配送员|佣金|成本|售后|发票|积分|优惠|运费|邮费|类目|手续费|公司编码|公司代码|自提点?(?:联系|电话|负责|编号)|id$/iu,
  keywords: [
    [/(?:卖家|商家|客服).*(?:备注|留言)/u, 'sellerNote'],
    [/(?:地址|收货|收件|收货人|收件人|所在)[-_]?省份?$/u, 'province'],
    [/(?:地址|收货|收件|收货人|收件人|所在)[-_]?(?:城市|市)$/u, 'city'],
    [/(?:地址|收货|收件|收货人|收件人|所在)[-_]?(?:区县|区|县)$/u, 'district'],
    [/^(?:品名|货名|名称)[及和与/]/u, 'product'],
    [/快递.*单号|物流.*单号|运单/u, 'trackingNo'],
    [/订单.*(编号|号码|号)$/u, 'orderNo'],
    [/快递公司|物流公司/u, 'courier'],
    [/电话|手机/u, 'phone'],
    [/收.*人.*(姓名|名字)|姓名$/u, 'recipientName'],
    [/昵称/u, 'buyerName'],
    [/自提|提货点/u, 'pickupPoint'],
    [/地址|住址/u, 'address'],
    [/(商品|产品|宝贝|货品).*(名|标题)/u, 'product'],
    [/规格/u, 'spec'],
    [/数量$/u, 'quantity'],
    [/(支付|付款).*时间/u, 'paidAt'],
    [/下单.*时间|创建.*时间/u, 'createdAt'],
    [/留言|备注/u, 'buyerNote'],
  ],
  identity: ['orderNo', 'phone', 'recipientName', 'trackingNo', 'address', 'lineNo', 'buyerName'],
  repeatedWhenMerged: [
    ...(['orderNo', 'serial', 'buyerName', 'recipientName', 'phone', 'province', 'city', 'district'] as const),
    ...(['address', 'product', 'orderAmount', 'status', 'paidAt', 'createdAt', 'pickupPoint'] as const),
    ...(['courier', 'trackingNo'] as const),
  ],
  pieces: {
    field: 'address',
    parts: [
      {
        headers: words('省市区 省/市/区 所在地区 收货省市区 收件省市区 省市县 省市区县 所在省市区'),
        place: 'before',
        suffix: '',
      },
      { headers: words('小区 小区名称 社区 所在小区 小区名'), place: 'after', suffix: '' },
      { headers: words('楼栋 楼号 栋号 楼栋号 楼 栋 幢 幢号 几号楼 几栋 楼幢'), place: 'after', suffix: '号楼' },
      { headers: words('单元 单元号'), place: 'after', suffix: '单元' },
      { headers: words('房号 室 室号 门牌号 房间号 门牌 房间 户号 门牌/房号'), place: 'after', suffix: '室' },
    ],
  },
};
