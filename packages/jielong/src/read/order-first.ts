import { isFoodWord } from '../lexicon/aliases.ts';
import { wishLength } from '../lexicon/keywords.ts';
import { similarProducts } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { scan } from '../scan/scan.ts';
import type { Token } from '../scan/token.ts';
import { FREE_KINDS, ORDER_KINDS } from './order-kinds.ts';
import type { Range } from './reading.ts';

/** Orders before a name are short; the bound keeps reading linear. */
const REACH = 120;
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来';
const TITLE =
  /^\p{Script=Han}{1,3}(?:姐|哥|妈妈?|爸爸?|叔|姨|嫂|婶|总|老师|阿姨|师傅|妹|弟|宝|爷爷|奶奶|先生|女士|太太|同学|医生)$/u;
const NICKNAME = /^(?:小|阿|老|大)\p{Script=Han}{1,2}$|^(\p{Script=Han})\1$|^[a-z]{2,}$|\p{Extended_Pictographic}/u;

/** The name behind an order (`2箱 小雨`); `likely` where the words might be something else, null where they are. */
export function nameBehindOrder(
  lexicon: Lexicon,
  text: string,
  at: number,
  end: number,
): { buyer: Range; restStart: number; trailing: 'sure' | 'likely' } | null {
  const tokens = scan(lexicon, text, at, Math.min(end, at + REACH));
  const index = tokens.findIndex((token) => !ORDER_KINDS.has(token.kind) && !FREE_KINDS.has(token.kind));
  const head = tokens.slice(0, index);
  if (index < 1 || !ordersFirmly(head) || tokens[index]?.kind !== 'text') return null;
  const before = tokens[index - 1] as Token;
  let start = (tokens[index] as Token).start;
  const bracket = before.kind === 'open';
  if (!bracket && before.kind !== 'space' && before.kind !== 'comma' && !/[-_:~]/.test(text.charAt(start))) return null;
  while (start < end && /[-_:~ ]/.test(text.charAt(start))) start++;
  let stop = start;
  while (stop < end && !/[\s,，、;；。:()|/]/.test(text.charAt(stop))) stop++;
  const words = text.slice(start, stop);
  if (!/^[\p{L}\p{Extended_Pictographic}\d._]{2,10}$/u.test(words)) return null;
  const own = scan(lexicon, text, start, stop);
  if (!own.every((token) => token.kind === 'text' || token.kind === 'symbol' || isPlainNumber(token))) return null;
  if (wishLength(text, start) > 0 || isFoodWord(words)) return null;
  const rest = { buyer: { start, end: stop }, restStart: bracket && text.charAt(stop) === ')' ? stop + 1 : stop };
  const named =
    TITLE.test(words) ||
    NICKNAME.test(words) ||
    (SURNAMES.includes(words.charAt(0)) && /^\p{Script=Han}{2,3}$/u.test(words));
  if (!named && similarProducts(lexicon, words).length > 0) return null;
  return { ...rest, trailing: named ? 'sure' : 'likely' };
}

function isPlainNumber(token: Token): boolean {
  return token.kind === 'number' && token.unit == null && token.sign === '';
}

/** A quantity with its unit or sign, a product with its number, a run of codes, or 各 with a number. */
function ordersFirmly(head: Token[]): boolean {
  const solid = head.filter((token) => !FREE_KINDS.has(token.kind));
  return solid.some(
    (token, position) =>
      (token.kind === 'number' && (token.unit != null || token.sign !== '' || position > 0)) ||
      (token.kind === 'item' && token.coded === true && solid.length > 1),
  );
}
