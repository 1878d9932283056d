import { simplify } from '@heyi/jielong/traditional';
import type { IdentityKind } from './person.ts';

// Traditional → simplified, side by side: characters of family and given names that the table of group orders, which
// is about food and doors, does not hold.
const PAIRS =
  '張张劉刘楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑許许鄧邓馮冯蕭萧韓韩蔣蒋葉叶蘇苏呂吕盧卢陸陆譚谭範范鄒邹韋韦賈贾閻阎鐘钟龍龙萬万錢钱湯汤賀贺賴赖' +
  '龔龚顏颜麗丽曉晓華华偉伟強强軍军傑杰濤涛飛飞鵬鹏輝辉鋼钢銘铭鳳凤蘭兰豔艳艷艳靜静嬌娇瓊琼婭娅嫻娴鶯莺鵑鹃媛媛瑩莹雲云潔洁紅红閃闪夢梦貞贞榮荣愛爱賢贤' +
  '勝胜勳勋誠诚義义慶庆東东國国興兴學学業业澤泽達达遠远進进選选連连銳锐鑫鑫錦锦鈺钰鋒锋劍剑齊齐寧宁寶宝實实憲宪憐怜懷怀應应極极樹树樺桦橋桥歡欢歐欧歷历瀟潇煒炜' +
  '燁烨爾尔瑋玮禎祯穎颖穩稳節节紋纹純纯紹绍維维緒绪綺绮綾绫緯纬績绩繼继聖圣聰聪肅肃臺台蕓芸莊庄蓮莲藍蓝藝艺蘊蕴訓训詠咏詩诗譯译讓让貴贵賓宾' +
  '軒轩運运釗钊鈴铃銀银鍾钟鎮镇長长閎闳陽阳際际隆隆雋隽雙双電电韻韵頌颂頤颐顧顾顯显風风馳驰駿骏鴻鸿齡龄莉莉葦苇薔蔷蘆芦虹虹鸞鸾鷺鹭鶴鹤鳴鸣凱凯勵励' +
  '喬乔單单嚴严堯尧壽寿夢梦婁娄婷婷嬋婵孝孝寬宽岡冈峽峡嶽岳嵐岚廣广廬庐彥彦後后恆恒悅悦惠惠揚扬撫抚敏敏時时昇升暉晖曄晔曆历朧胧柵栅棟栋楓枫榆榆槍枪權权' +
  '欽钦殷殷毀毁泓泓淵渊淨净淺浅溫温滄沧漢汉漣涟潤润澗涧濱滨瀾澜灝灏燈灯爍烁獻献環环璉琏瓏珑畢毕異异發发皓皓盤盘碩硕祿禄禮礼秋秋稅税競竞筠筠簡简籌筹糧粮紀纪' +
  '約约級级紓纾紫紫絢绚結结給给絲丝經经綠绿綱纲綸纶緣缘縱纵總总羨羡習习翹翘耀耀聞闻聯联職职膽胆臨临舉举艦舰蒼苍蔭荫薩萨藺蔺衛卫補补裝装襲袭視视親亲覺觉觀观' +
  '訪访証证評评詹詹誼谊調调諒谅論论諾诺謙谦謝谢證证識识護护變变財财貝贝負负費费賀贺資资賜赐質质贊赞贏赢軟软載载輕轻輪轮輯辑辭辞遙遥適适遲迟還还邊边鄰邻鄭郑';

const EXTRA = new Map(Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, from, to]) => [from!, to!]));

/** The simplified form of a character of a name, or the character itself. */
const simplifyName = (character: string): string => EXTRA.get(character) ?? simplify(character);

/** Full width to half, traditional to simplified, capitals to small. */
const plain = (text: string): string => Array.from(text.normalize('NFKC').toLowerCase(), simplifyName).join('');

/**
 * A nickname without what people vary: width, case, script, spaces, punctuation, emoji. A nickname made of emoji only
 * keeps them; blank text gives the empty string.
 */
export function foldName(text: string): string {
  const folded = plain(text).replace(/[\s\p{Cf}\p{Variation_Selector}\u20E3]/gu, '');
  const letters = folded.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  return (letters === '' ? folded : letters).normalize('NFKC');
}

/**
 * The digits of a phone number without a country code of China: a mobile or another number of 5 to 20 digits.
 * @returns undefined when the text is no phone number
 */
export function foldPhone(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s()\-.–—]/g, '');
  const match = digits.match(/^(?:\+?86|0086)?(1[3-9]\d{9})$/) ?? digits.match(/^(\+?\d{5,20})$/);
  return match?.[1];
}

/** `3号楼2单元0501室` and `3-2-501` are one door: `3-2-501`. */
export function foldRoom(text: string): string {
  return plain(text)
    .replace(/号楼|单元|[栋幢座楼室房号#\s,，、/._~—–-]/g, '-')
    .split('-')
    .filter((part) => part !== '')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('-');
}

/** What an identity is compared by; empty or undefined when the text cannot be one. */
export function foldIdentity(kind: IdentityKind, value: string): string | undefined {
  if (kind === 'phone') return foldPhone(value);
  if (kind === 'room') return foldRoom(value);
  return kind === 'visitor' ? value : foldName(value);
}
