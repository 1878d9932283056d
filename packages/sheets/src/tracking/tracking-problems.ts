import type { TrackingProblem, TrackingProblemCode } from './tracking-match.ts';

const texts: Record<TrackingProblemCode, { zh: string; en: string }> = {
  duplicate_row: { zh: '这一行和前面的重复，只算一次', en: 'The same as an earlier row; counted once' },
  unknown_order: { zh: '没有这个订单号', en: 'No order has this number' },
  no_tracking_number: { zh: '这一行没有快递单号', en: 'The row has no tracking number' },
  suspect_tracking_number: { zh: '这不像快递单号，请核对', en: 'This does not look like a tracking number' },
  same_number_two_orders: { zh: '同一个快递单号用在了几个订单上', en: 'One tracking number for several orders' },
  courier_unknown: { zh: '看不出是哪家快递，请补上', en: 'The courier could not be told' },
  courier_number_mismatch: { zh: '快递公司和单号对不上，请核对', en: 'The courier and the number do not fit' },
  duplicate_order: { zh: '同一个订单号有不同的收货人，请核对', en: 'One order number with different recipients' },
  nothing_to_match_by: { zh: '没有订单号，也没有收货人，没法对上', en: 'Neither order number nor recipient' },
};

/** The seller's text for a tracking problem. */
export function trackingProblemText(code: TrackingProblemCode, language: 'zh-CN' | 'en'): string {
  return language === 'en' ? texts[code].en : texts[code].zh;
}

export function trackingProblem(
  row: number,
  code: TrackingProblemCode,
  about: { trackingNo?: string; orderNo?: string } = {},
): TrackingProblem {
  return { row, code, message: texts[code].zh, ...about };
}
