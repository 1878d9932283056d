/** What a fixed word does in an order. */
export type KeywordKind =
  | 'paid'
  | 'unpaid'
  | 'partial'
  | 'cancel'
  | 'pending'
  | 'restore'
  | 'change'
  | 'correct'
  | 'add'
  | 'less'
  | 'remove'
  | 'each'
  | 'all'
  | 'vague'
  | 'conditional'
  | 'filler'
  | 'note'
  | 'remark'
  | 'total'
  | 'phoneLabel'
  | 'tailLabel'
  | 'addressLabel'
  | 'recipientLabel'
  | 'quantityLabel'
  | 'itemLabel'
  | 'nameLabel'
  | 'pickupLabel'
  | 'about'
  | 'and'
  | 'laterPlace';

export interface Keyword {
  word: string;
  kind: KeywordKind;
}

const TABLE: Record<KeywordKind, string> = {
  paid:
    '转你了 转你 转给你了 转给你 转过去了 转过去 款收到了 款收到 收到款了 钱收到了 钱收到 款已收 款收了 已付款 已付清 已付了 已付 付款了 付过款了 付过了 付了 付好了 付清了 付清 付讫 款已付 钱已付 已支付 支付了 已转账 已转款 已转了 已转 转账了 转过了 转了 转好了 转账 ' +
    '已打款 打款了 已汇款 汇款了 已汇 汇了 汇款 已收款 收款了 已收到款 已收钱 已收 已发红包 红包已发 发红包了 红包发了 已结清 已结账 已结 已扫码 扫码付了 已交钱 已交 交钱了 交了 ' +
    '钱转了 钱付了 钱给了 给过钱了 已给钱 已给 微信已付 支付宝已付 微信转了 支付宝转了 微信付了 支付宝付了 微信付 支付宝付 已微信 收到转账 ✅ ✔ ☑ 💰 🧧 💵 🈶 √ 已俾 俾咗 找数了 已过数 过数了 过咗数 已入数 入咗数 paid',
  unpaid:
    '没付钱 没转钱 未付款 未付 没付款 没付 还没付 还未付 未转账 未转 没转账 没转 还没转 未支付 没支付 还没支付 待支付 待付款 待付 未收款 未收 没收到钱 未打款 未汇款 未汇 没汇 未给钱 没给钱 未交 没交 ' +
    '还没给钱 还没给 晚点付 晚点转 稍后付 稍后转 回头转 回头付 待会转 待会付 等下转 等下付 明天转 明天付 晚上转 晚上付 unpaid',
  partial:
    '先付一半 先付了一半 先转一半 先转了一半 先付了 先转了 先转 先付定金 先付订金 付了一半 付一半 已付一半 转了一半 已转一半 付了部分 已付部分 部分付款 付了定金 已付定金 付定金 已交定金 交了定金 已付订金 付了订金 付了一部分 先付',
  cancel:
    '已取消 取消订单 取消掉 取消了 取消吧 取消 先不要了 都不要了 我不要了 不要了 不用了 不需要了 不拼了 不团了 不订了 不买了 不接了 不参加了 不来了 退单 已退单 已退了 已退 退款 已退款 退了吧 退了 退掉 ' +
    '撤单 唔好了 唔好 唔使了 唔使 唔去了 不去了 来不了了 来不了 去不了了 去不了 参加不了 撤销 撤了 作废 唔要了 唔要 ❌ ❎ 删了 划掉 跑单 退团 退出',
  pending:
    '待定 候补 再看看 考虑一下 考虑下 考虑中 再考虑 先占位 占位 占个位 占坑 不确定 未定 没定 没想好 部分退款 退款中 退一部分 等确认 待确认 看情况 再说',
  restore: '恢复订单 恢复 还是要的 还是要吧 还是要 又要了 重新要 继续要 不取消了 别取消',
  change:
    '改成了 加到 减到 改到 改做 算成 算 改成 改为 更改为 改到 改 换成了 换成 换为 换 变成 调整为 调整成 → -> => ⇒ 换到',
  correct:
    '打多了 写多了 报多了 点多了 说错了 报错了 发错了 接错了 看错了 打错了 写错了 写错 打错 填错了 搞错了 更正一下 更正为 更正 订正 纠正 应该是 应为 应是',
  add: '加多 多要 多 再 再加 再来 再要 再拿 再订 再追加 再添 再买 再带 多加 追加 另加 另要 另外加 另外要 加单 加购 加订 添 加',
  less: '少 减少 减掉 减去 减 少要 少拿 去掉 扣掉 退',
  remove: '不要 删掉 删除 拿掉 去除 不用',
  each: '一样 各自要 各自 各来 各要 各拿 各加 各订 各 每样来 每样要 每样 每种来 每种要 每种 每款',
  all: '全部要 全部 全都要 全要 全来 都要 都来 通通要 统统要 所有',
  vague:
    '若干 少许 适量 随便来点 随便 一点点 一点儿 一点 一些 几多 多少都行 多少都可以 看着给 看着来 看着办 少量 一丢丢',
  conditional:
    '有货就要 有货再要 有货要 有货的话 如果有货 如果有 要是有 若有 有的话 有就要 还有就要 还有的话 凑齐才要 凑齐再要 凑齐 凑够 凑满 能凑 便宜的话 如果便宜 新鲜的话 如果新鲜 好的话 ' +
    '如果能 如果可以 如果还 如果 要是 假如 除非 到货的话 视情况 才要 再要的话',
  filler:
    '咁就 咁 啲 嘅 我想 搞 整 弄 这次 这回 应该 是 我要 我想要 我想订 我来 我订 我拿 我家 我的 我也要 我也来 我 也要 也来 想要 需要 要 来 那我 那就 那 就要 就 给我来 给我留 给我 帮我留 帮我拿 帮我加 帮我 帮忙 订购 订 定 买 拿 下单 报名 报 接龙 接 参加 参团 跟团 跟 拼 团购 一共要 ' +
    '谢谢啦 谢谢 多谢 感谢 唔该 谢了 辛苦了 辛苦 麻烦 团长 群主 老板娘 老板 请 哦 喔 噢 哈 啦 呀 吧 呢 了 的 嗯 好的 好滴 好 亲 哈哈 嘻嘻 啊 嘛 滴 就好 就行 即可 可以 还要 还有 另外 以及 外加 又 也 先 吼 喽 咯 耶 ～ ok',
  note: '',
  remark: '备注一下 备注 附言 留言 注意 注 说明 团员备注',
  total: '一共是 一共 总共 合计 总计 共计 合共 小计 总价 总额 金额 共 计 应付 实付',
  phoneLabel: '联系电话 手机号码 手机号 电话号码 电话号 电话 手机 联系方式 tel 📱 ☎ 📞 ☎️',
  tailLabel: '手机尾号 电话尾号 手机后四位 电话后四位 手机后4位 电话后4位 尾号 后四位 后4位 尾数',
  addressLabel: '收货地址 收件地址 详细地址 送货地址 地址 住址 🏠',
  recipientLabel: '寄给 收货人 收件人 收件 收货 联系人 收',
  quantityLabel: '购买数量 订购数量 数量 份数 件数 箱数 数目',
  itemLabel: '商品 品名 产品 品种 款式 规格',
  nameLabel: '姓名 昵称 名字 称呼 接龙人 下单人 购买人 买家',
  pickupLabel: '自提点 提货点 取货点 自提地点 自提地址 提货地点 取货地点',
  about: '左右 上下 大概 大约 差不多 约',
  and: '和 跟 与 加上 及 以及 & and',
  laterPlace:
    '老地址 老地方 地址同上次 同上次地址 上次的地址 上次地址 地址老样子 老样子 地址见私信 见私信 私信地址 地址私信 私聊地址 地址私聊 地址已私发 地址私发',
};

const byFirst = new Map<string, Keyword[]>();
for (const [kind, words] of Object.entries(TABLE)) {
  for (const word of words.split(' ')) {
    if (word === '') continue;
    const first = word.charAt(0);
    const list = byFirst.get(first) ?? [];
    if (!list.some((known) => known.word === word)) list.push({ word, kind: kind as KeywordKind });
    byFirst.set(first, list);
  }
}
for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);

/** The longest fixed word that begins at an offset (lower-case text), or null. */
export function keywordAt(text: string, offset: number): Keyword | null {
  const list = byFirst.get(text.charAt(offset));
  if (list === undefined) return null;
  for (const keyword of list) if (text.startsWith(keyword.word, offset)) return keyword;
  return null;
}

const WISH =
  '不要 不加 不放 不吃 不用 不辣 不去 不切 别放 别 少放 少加 少 多放 多加 多给 多 放门 放在 放到 放 送到 送货 送上 送 麻烦 请 尽量 记得 帮忙 周一 周二 周三 周四 周五 周六 周日 周末 ' +
  '星期 明天 明早 明晚 后天 今天 今晚 晚上 早上 上午 下午 中午 傍晚 自提 自取 自己来 上门 分开 分装 分成 分两 分三 分四 分2 分3 分4 分别 装 其中 去冰 少冰 加冰 常温 微辣 中辣 特辣 免辣 加辣 半糖 全糖 无糖 少糖 打包 切好 切片 切块 切 ' +
  '杀好 去鳞 剁 包装 保温 冰袋 生日 礼品 送人 给孩子 给老人 老人 孩子 小孩 门卫 保安 物业 快递 驿站 丰巢 柜 门口 楼下 代收 代领 代拿 一起 到了 到货 到付 货到 给现金 现金 微信 出差 在家 不在 ' +
  '挑 选 新鲜 没有的话 没有就 没货 缺货 要是没 如果没 若没 没了 没有 换 第一次 首次 回购 上次 好吃 大的 小的 大一点 小一点 肥 瘦 嫩 老的 软 硬 熟 生的 甜的 酸 辣 咸 自备 单独 独立 袋子 尽快 急 提前 预留 留 帮';
const wishes = WISH.split(' ').sort((a, b) => b.length - a.length);
const wishByFirst = new Map<string, string[]>();
for (const wish of wishes) {
  const list = wishByFirst.get(wish.charAt(0)) ?? [];
  list.push(wish);
  wishByFirst.set(wish.charAt(0), list);
}

/** Length of the wish (放门卫, 少饭, 周末送 …) that begins at an offset, 0 if none does. */
export function wishLength(text: string, offset: number): number {
  for (const wish of wishByFirst.get(text.charAt(offset)) ?? []) if (text.startsWith(wish, offset)) return wish.length;
  return 0;
}

/** True where the text holds a wish anywhere. */
export function holdsWish(text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) if (wishLength(text, offset) > 0) return true;
  return false;
}
