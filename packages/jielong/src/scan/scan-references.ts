import { matchAt } from './match-at.ts';
import { chineseNumber, circledNumber } from '../normalise/numerals.ts';
import type { ReferenceTarget, Token } from './token.ts';

const ABOVE =
  /(?:同上(?:面|一样)?|同楼上|同前|(?:和|跟|与|同|照着?)(?:楼上|上面|前面|上一[位条个楼]|前一[位条个]|上家)(?:的|一位|那位)?(?:的?一样|相同|一致)?|(?:楼上|上面)(?:的)?一样|(?:照着?|按|抄|复制)(?:楼上|上面|前面|上一[位条])(?:的|作业)?(?:来|要|订)?|一样的?(?=$|[\s,，。;]))/y;
const BY_SEQ =
  /(?:(?:同|照)第?\s?(\d{1,4}|[①-⑳]|[一二三四五六七八九十]{1,3}(?=号|楼))(?:号|楼|#)?(?:的?(?:一样|相同|一致))?|(?:和|跟|与)第?\s?(\d{1,3}|[①-⑳]|[一二三四五六七八九十]{1,3}(?=号|楼))(?:号|楼|#)?的?(?:一样|相同|一致))(?!\d|楼|栋|幢|单元)/y;
const BY_NAME =
  /(?:(?:和|跟|与|同|照)([^\s,，。;；:：的\d]{1,10}?)(?:的)?(?:一样|相同|一致)(?:的)?|(?:照|按)着?([^\s,，。;；:：的\d]{1,10}?)(?:的|那样)(?:来|要|订|买)(?:就行)?)/y;
/** `同老丁` and nothing behind. */
const SAME_AS = /同(?![事学城款价样上一意时])([^\s,，。;；:：的\d+*]{2,8})(?=$|[\s,，。;；])/y;
const OUTSIDE =
  /(?:和|跟|同|照)?(?:上次|上回|上周|昨天|往常|平时|老样子|以前|之前)(?:的)?(?:一样|的量|那样|相同)?(?=$|[\s,，。;])|照旧|老样子|老规矩/y;
const ADDRESS_OF =
  /(?:地址|收货地址|位置)(?:和|跟|与)?同\s?(?:第)?(\d{1,3}|[①-⑳])(?:号|楼)?(?:的)?(?:一样)?|同\s?(?:第)?(\d{1,3})号?的?地址|地址(?:同上(?!次|回)|同楼上|一样)/y;
const ADDRESS_OUTSIDE =
  /(?:地址|位置)?(?:同上次|同上回|老地址|老地方|见私信|私信(?:你|您|地址)?|上次的?地址|私聊(?:你|您)?|已私发|私发(?:你|您|团长)?|跟上次一样|和上次一样|同之前|还是老地方|还是上次(?:的|那个)?(?:地址|地方)?)(?:了|的)?/y;
const PROXY =
  /(?:帮|代|替|给)(?:我们?)?([^\s,，。;；:：()\d一二两三四五六七八九十*+]{1,8}?)(?:带|拿|代|订|买|要|接|报|下单?|捎|领)(?:的|个|了)?/y;
const PROXY_SHORT =
  /(?:帮|代|替)([^\s,，。;；:：()\d一二两三四五六七八九十*+带拿订买要接报]{2,5}?)(?=\s?(?:[a-z]\d|\d|[一二两三四五六七八九十]))/y;

const FIRSTS = new Set('同和跟与照按抄复楼上一地收位老见私还昨往平以之');

function sequence(written: string): number {
  return circledNumber(written) ?? (/^\d/.test(written) ? Number(written) : (chineseNumber(written) ?? 0));
}

/** References to another entry's items (同上, 同3号, 跟某某一样) or address; null if none begins here. */
export function referenceAt(text: string, offset: number, limit: number): Token | null {
  if (!FIRSTS.has(text.charAt(offset))) return null;
  const make = (
    match: RegExpExecArray,
    target: ReferenceTarget,
    kind: 'reference' | 'addressOf' | 'laterAddress' = 'reference',
  ): Token => ({
    kind,
    start: offset,
    end: offset + match[0].length,
    target,
  });
  const address = matchAt(ADDRESS_OF, text, offset, limit);
  if (address !== null) return make(address, addressTarget(address[1] ?? address[2]), 'addressOf');
  const outsideAddress = matchAt(ADDRESS_OUTSIDE, text, offset, limit);
  if (outsideAddress !== null) return make(outsideAddress, { to: 'outside' }, 'laterAddress');
  const outside = matchAt(OUTSIDE, text, offset, limit);
  if (outside !== null) return make(outside, { to: 'outside' });
  const bySeq = matchAt(BY_SEQ, text, offset, limit);
  if (bySeq !== null) return make(bySeq, { to: 'seq', seq: sequence((bySeq[1] ?? bySeq[2]) as string) });
  const above = matchAt(ABOVE, text, offset, limit);
  if (above !== null) return make(above, { to: 'above' });
  const alone = matchAt(SAME_AS, text, offset, limit);
  if (alone !== null) return make(alone, { to: 'person', name: alone[1] as string });
  const byName = matchAt(BY_NAME, text, offset, limit);
  return byName === null ? null : make(byName, { to: 'person', name: (byName[1] ?? byName[2]) as string });
}

function addressTarget(written: string | undefined): ReferenceTarget {
  return written === undefined ? { to: 'above' } : { to: 'seq', seq: sequence(written) };
}

const PROXY_PLACE =
  /(?:帮|代|替)(\d{1,3}-\d{3,4}|\d{3,4})(?:室|家)?(?:带|拿|代|订|买|要|接|报|下单?|捎|领)(?:的|个|了)?/y;

/** `帮王姐带`: an order for somebody else. The name may turn out to be no person; the reader decides. */
export function proxyAt(text: string, offset: number, limit: number): Token | null {
  if (!'帮代替给'.includes(text.charAt(offset))) return null;
  const match =
    matchAt(PROXY, text, offset, limit) ??
    matchAt(PROXY_SHORT, text, offset, limit) ??
    matchAt(PROXY_PLACE, text, offset, limit);
  if (match === null) return null;
  const name = (match[1] as string).replace(/[也都]$/, '');
  if (name === '' || /^(?:我|你|忙|个忙|一下|他$|她$|老人$|孩子$)/.test(name)) return null;
  return { kind: 'proxy', start: offset, end: offset + match[0].length, name };
}
