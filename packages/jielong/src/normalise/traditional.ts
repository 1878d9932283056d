// Traditional → simplified, one character to one character. Pairs are written side by side; the table holds what
// group orders use (food, units, places, everyday verbs), not the whole of Unihan.
const PAIRS =
  '匯汇滙汇減减員员確确編编麼么鐘钟復复龍龙臺台灣湾鳳凤兩两媽妈頭头檸柠捲卷餅饼乾干麗丽寶宝點点團团記记錄录圖图樓楼張张嗎吗單单們们碼码條条魚鱼馬马蝦虾強强' +
  '陳陈輝辉樂乐轉转數数聽听該该這这個个幾几幫帮訂订購购買买賣卖錢钱費费號号棟栋區区門门間间電电話话備备註注葉叶雞鸡鴨鸭鵝鹅豬猪羅罗蔔卜蘿萝麵面裝装盤盘雙双' +
  '對对組组顆颗參参貳贰倆俩賬账帳账結结訊讯換换還还給给來来時时後后會会樣样種种類类蘋苹鹽盐醬酱湯汤飯饭飲饮鮮鲜凍冻熱热溫温裡里裏里陽阳東东車车隻只塊块燒烧' +
  '滷卤豐丰盡尽貴贵長长開开關关髮发發发禮礼節节貨货鄉乡鎮镇縣县廣广場场園园莊庄漢汉語语說说請请謝谢誰谁讓让認认許许計计試试調调變变過过達达運运進进選选適适' +
  '遠远連连週周邊边郵邮鄰邻醜丑釀酿銷销鋪铺鐵铁鍋锅閉闭問问陸陆隨随雲云靜静頂顶項项順顺預预領领頻频題题顧顾風风飛飞養养餘余鬆松鬥斗鯉鲤鱸鲈鰻鳗鵪鹌鶉鹑麥麦' +
  '黃黄齊齐產产優优僅仅價价兒儿內内寫写軍军淨净凱凯別别刪删劃划劉刘動动務务華华嚴严國国圍围圓圆堅坚報报夠够夢梦實实寬宽層层帶带幹干庫库應应掃扫掛挂採采於于' +
  '棗枣楊杨構构標标機机櫃柜櫻樱歡欢沒没涼凉滿满燉炖爺爷畫画當当盃杯穀谷窩窝筍笋簡简籃篮籠笼籤签簽签糰团約约紅红紙纸統统絲丝綠绿線线總总續续義义聯联腳脚腸肠' +
  '臘腊著着蓮莲蔥葱薑姜藍蓝藥药蘆芦蘇苏蘭兰處处虛虚蠔蚝蠟蜡見见親亲財财貼贴趙赵軟软辦办遞递醃腌錯错闆板黏粘鹹咸鹵卤鷄鸡綫线牀床凈净拚拼鯽鲫鱈鳕鮭鲑貝贝蟶蛏' +
  '蠣蛎補补魷鱿鱉鳖韮韭莧苋薺荠獼猕欖榄餃饺餛馄飩饨饅馒鍊链鏈链叄叁仟千';

const TO_SIMPLIFIED = new Map<string, string>();
for (let index = 0; index + 1 < PAIRS.length; index += 2) {
  const from = PAIRS[index] as string;
  const to = PAIRS[index + 1] as string;
  if (from !== to) TO_SIMPLIFIED.set(from, to);
}

/** The simplified form of one character, or the character itself. */
export function simplify(character: string): string {
  return TO_SIMPLIFIED.get(character) ?? character;
}

/** A short text in simplified characters. */
export function simplifyAll(text: string): string {
  let simplified = '';
  for (const character of text) simplified += simplify(character);
  return simplified;
}
