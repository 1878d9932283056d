// Words for one thing. The first word of a group is what a menu usually prints; every word of a group stands for
// every other. Knowledge of the trade, not of any one sale.
const GROUPS = `
番茄 西红柿 洋柿子
土豆 洋芋 马铃薯 山药蛋
奇异果 猕猴桃
凤梨 菠萝
红薯 地瓜 番薯 山芋 红苕
上海青 青菜 小青菜 鸡毛菜?
包菜 卷心菜 圆白菜 洋白菜 莲花白 高丽菜
花菜 花椰菜 菜花
西兰花 西蓝花 绿花菜
生菜 莴苣叶
香菜 芫荽
茼蒿 蓬蒿
空心菜 通菜 蕹菜
荸荠 马蹄
茭白 高笋
四季豆 芸豆 豆角
豇豆 长豆角
蚕豆 胡豆
毛豆 青豆
玉米 苞米 苞谷 棒子
花生 长生果
黄瓜 青瓜
丝瓜 水瓜
冬瓜 东瓜
南瓜 倭瓜
西葫芦 角瓜
辣椒 海椒
青椒 柿子椒 菜椒 甜椒
大蒜 蒜头
生姜 姜
葱 小葱 香葱
洋葱 圆葱
胡萝卜 红萝卜
白萝卜 萝卜
蘑菇 口蘑
香菇 冬菇
金针菇 金菇
木耳 黑木耳
车厘子 樱桃
樱桃 大樱桃 小樱桃
阳光玫瑰 葡萄 香印
巨峰 葡萄
夏黑 葡萄
提子 葡萄
草莓 士多啤梨
红富士 苹果
脐橙 橙子 橙
冰糖橙 橙子
砂糖橘 橘子 桔子 沙糖桔 砂糖桔
蜜橘 橘子 桔子
耙耙柑 丑橘 丑柑 不知火
沃柑 柑子
贡蕉 香蕉 皇帝蕉
皇冠梨 梨 梨子
雪梨 梨 梨子
水蜜桃 桃子 桃
黄桃 桃子
蟠桃 桃子
哈密瓜 蜜瓜
麒麟瓜 西瓜
火龙果 红心火龙果
桂味 荔枝
妃子笑 荔枝
荔枝 丽枝
龙眼 桂圆
柚子 文旦
石榴 软籽石榴
榴莲 榴梿
鲜奶 牛奶 鲜牛奶
酸奶 酸牛奶 优酪乳
鸡蛋 蛋 土鸡蛋 草鸡蛋
咸鸭蛋 咸蛋
皮蛋 松花蛋
大闸蟹 螃蟹 毛蟹 蟹
小龙虾 龙虾
基围虾 虾
带鱼 刀鱼
五花肉 五花
排骨 肋排 小排
里脊 里脊肉
猪蹄 猪脚 猪手
鸡爪 凤爪
鸡翅 翅中
鸡腿 琵琶腿
牛腩 牛肉腩
大米 米
面条 挂面
馒头 馍 馍馍
包子 包
饺子 水饺
馄饨 抄手 云吞
汤圆 元宵
粽子 粽
月饼 中秋月饼
糯玉米 黏玉米 粘玉米
可乐 可口可乐
矿泉水 水
饼干 曲奇
蛋糕 糕
芝麻油 香油 麻油
花生油 食用油
酱油 生抽
纸巾 抽纸
卫生纸 卷纸 厕纸
`;

const synonyms = new Map<string, string[]>();
for (const row of GROUPS.trim().split('\n')) {
  const words = row.split(' ').filter((word) => !word.endsWith('?'));
  for (const word of words) {
    const known = synonyms.get(word) ?? [];
    for (const other of words) if (other !== word && !known.includes(other)) known.push(other);
    synonyms.set(word, known);
  }
}

/** Other everyday words for the same product (normalised spelling), empty if none are known. */
export function synonymsOf(word: string): string[] {
  return synonyms.get(word) ?? [];
}

/** Every word the dictionary knows; used to tell a product from a note. */
export function isFoodWord(word: string): boolean {
  return synonyms.has(word);
}
