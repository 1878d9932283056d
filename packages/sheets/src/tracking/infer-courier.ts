export interface Courier {
  /** The short Chinese name people use. */
  name: string;
  /** The carrier code of kdniao and WeChat, such as SF. */
  code: string;
}

interface CourierRule extends Courier {
  /** Names as sheets state them. */
  named: RegExp;
  /** Forms of number that only this courier uses, or is by far the likeliest to use. */
  numbers: readonly RegExp[];
}

/** The first rule whose form fits is taken: letters before digits, told prefixes before bare lengths. */
const rules: readonly CourierRule[] = [
  { name: '顺丰', code: 'SF', named: /顺丰|^sf/iu, numbers: [/^SF\d{12,15}$/u] },
  { name: '京东', code: 'JD', named: /京东|^jd/iu, numbers: [/^JD[A-Z]{0,2}\d{10,15}(-\d+-\d+-\w*)?$/u] },
  { name: '圆通', code: 'YTO', named: /圆通|^yt/iu, numbers: [/^YT\d{13,15}$/u] },
  { name: '极兔', code: 'JTSD', named: /极兔|^jt/iu, numbers: [/^JT\d{13,14}$/u] },
  { name: '德邦快递', code: 'DBL', named: /德邦|^db|^dpk/iu, numbers: [/^DPK\d{12}$/u] },
  { name: '中通', code: 'ZTO', named: /中通|^zto/iu, numbers: [/^ZT\d{12,13}$/u, /^7[3-9]\d{12}$/u] },
  {
    name: '韵达',
    code: 'YD',
    named: /韵达|^yd|^yunda/iu,
    numbers: [/^YD\d{13}$/u, /^(?:4[36]|31)\d{11}$/u, /^(?:4[36]|31)\d{13}$/u],
  },
  { name: '申通', code: 'STO', named: /申通|^sto/iu, numbers: [/^STO?\d{13}$/u, /^77\d{13}$/u] },
  {
    name: 'EMS',
    code: 'EMS',
    named: /^(?:中国)?邮政(?:速递|特快)|^ems/iu,
    numbers: [/^E[A-Z]\d{9}CN$/u, /^1[01]\d{11}$/u],
  },
  { name: '邮政包裹', code: 'YZPY', named: /邮政|^post/iu, numbers: [/^9[6-9]\d{11}$/u, /^K[A-Z]\d{11}$/u] },
  { name: '宅急送', code: 'ZJS', named: /宅急送|^zjs/iu, numbers: [/^ZJS\d{12}$/u] },
  { name: '百世', code: 'HTKY', named: /百世|汇通/u, numbers: [] },
  { name: '中通', code: 'ZTO', named: /中通/u, numbers: [/^\d{14}$/u] },
  { name: '申通', code: 'STO', named: /申通/u, numbers: [/^\d{15}$/u] },
];

/** The courier whose numbers have this form, or null. A sign, not a proof: show it as inferred. */
export function inferCourier(trackingNo: string): Courier | null {
  const number = trackingNo.toUpperCase().replace(/\s/gu, '');
  const rule = rules.find(({ numbers }) => numbers.some((form) => form.test(number)));
  return rule ? { name: rule.name, code: rule.code } : null;
}

/** The courier that a sheet names, such as 顺丰速运 or SF, or null. */
export function courierNamed(text: string): Courier | null {
  const rule = rules.find(({ named }) => named.test(text.trim()));
  return rule ? { name: rule.name, code: rule.code } : null;
}

/** Whether a number starts with another courier's letters than those of the one stated. */
export function contradicts(stated: Courier, trackingNo: string): boolean {
  const inferred = inferCourier(trackingNo);
  return inferred !== null && inferred.code !== stated.code && /^[A-Z]/iu.test(trackingNo);
}
