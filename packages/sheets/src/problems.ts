/** Something about one cell or row that a person should look at. The value is left out of the row when unsure. */
export type ProblemCode =
  | 'number_destroyed'
  | 'number_rounded'
  | 'not_a_number'
  | 'not_money'
  | 'money_too_precise'
  | 'quantity_too_precise'
  | 'not_a_time'
  | 'phone_suspect'
  | 'formula_value_used'
  | 'formula_without_value'
  | 'cell_error'
  | 'duplicate_columns_differ'
  | 'other_column_left_out'
  | 'cells_beyond_header'
  | 'text_damaged'
  | 'hidden_sheet_skipped'
  | 'masked_value';

export interface Problem {
  /** 1-based sheet row. */
  row: number;
  /** The header of the column, or its letter when it has none; null for a whole row. */
  column: string | null;
  code: ProblemCode;
  /** Chinese text for the seller. `problemText` gives it in either language. */
  message: string;
  /** The cell as read. */
  value?: string;
}

const texts: Record<ProblemCode, { zh: string; en: string }> = {
  number_destroyed: {
    zh: '号码被 Excel 变成了科学计数法，原来的数字已经丢了，请回到源文件按文本格式重新导出',
    en: 'Excel turned this number into scientific notation and digits were lost: export it again as text',
  },
  number_rounded: {
    zh: '号码超过 15 位又存成了数字，最后几位可能被 Excel 改成了 0，请核对',
    en: 'More than 15 digits stored as a number: Excel may have zeroed the last ones',
  },
  not_a_number: { zh: '这里应该是数字', en: 'A number was expected' },
  not_money: { zh: '这里应该是金额', en: 'An amount was expected' },
  money_too_precise: { zh: '金额超过两位小数', en: 'More than two decimals in an amount' },
  quantity_too_precise: { zh: '数量超过三位小数', en: 'More than three decimals in a quantity' },
  not_a_time: { zh: '看不懂这个时间', en: 'This time was not understood' },
  phone_suspect: { zh: '电话号码的位数不对，请核对', en: 'The phone number has an unusual length' },
  formula_value_used: { zh: '这里是公式，用了上次保存时的结果', en: 'A formula: its last saved result was used' },
  formula_without_value: {
    zh: '这里是公式，而且没有保存结果，读不出来',
    en: 'A formula without a saved result: it cannot be read',
  },
  cell_error: { zh: '这一格是错误值', en: 'The cell holds an error value' },
  duplicate_columns_differ: {
    zh: '同名的几列内容不一样，用了第一个，请核对',
    en: 'Columns of the same name differ: the first was used',
  },
  other_column_left_out: {
    zh: '另一列说的也是这一项，内容却不一样，没有用它，请核对',
    en: 'Another column feeds the same field with other words: it was left out',
  },
  cells_beyond_header: { zh: '这一格上面没有列名', en: 'The cell has no header above it' },
  text_damaged: { zh: '文字里有乱码', en: 'The text holds broken characters' },
  hidden_sheet_skipped: { zh: '有隐藏的工作表没有读', en: 'A hidden sheet was not read' },
  masked_value: { zh: '平台隐藏了这一项，里面是星号', en: 'The platform masked this value' },
};

/** The seller's text for a problem code. */
export function problemText(code: ProblemCode, language: 'zh-CN' | 'en'): string {
  return language === 'en' ? texts[code].en : texts[code].zh;
}

/** Builds a problem with its Chinese text. */
export function problemAt(row: number, column: string | null, code: ProblemCode, value?: string): Problem {
  const problem: Problem = { row, column, code, message: texts[code].zh };
  if (value !== undefined) problem.value = value;
  return problem;
}
