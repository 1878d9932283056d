export type SheetErrorCode =
  | 'sheets.empty'
  | 'sheets.too_large'
  | 'sheets.not_a_sheet'
  | 'sheets.zip_bomb'
  | 'sheets.damaged'
  | 'sheets.password_protected'
  | 'sheets.old_xls'
  | 'sheets.web_page'
  | 'sheets.no_header'
  | 'sheets.sheet_not_found'
  | 'sheets.too_many_rows'
  | 'sheets.too_many_columns';

const texts: Record<SheetErrorCode, { zh: string; en: string }> = {
  'sheets.empty': {
    zh: '这份表格是空的，里面没有可以读的内容。',
    en: 'This sheet is empty.',
  },
  'sheets.too_large': {
    zh: '文件太大了，请分成几份再导入。',
    en: 'The file is too large. Please split it and import the parts.',
  },
  'sheets.not_a_sheet': {
    zh: '这不是表格文件。请选择 xlsx 或 csv 文件，或者直接粘贴表格内容。',
    en: 'This is not a sheet. Choose an xlsx or csv file, or paste the cells.',
  },
  'sheets.zip_bomb': {
    zh: '这个文件解压后大得不正常，为了安全没有打开。',
    en: 'The file unpacks to an abnormal size, so it was not opened.',
  },
  'sheets.damaged': {
    zh: '文件损坏了，打不开。请用 Excel 或 WPS 打开后另存一份再试。',
    en: 'The file is damaged. Open it in Excel or WPS, save it again and retry.',
  },
  'sheets.password_protected': {
    zh: '这份表格加了密码。请先用 Excel 或 WPS 去掉密码再导入。',
    en: 'This workbook has a password. Remove it in Excel or WPS first.',
  },
  'sheets.old_xls': {
    zh: '这是旧版 xls 文件。请用 Excel 或 WPS 另存为 xlsx 再导入。',
    en: 'This is an old xls file. Save it as xlsx in Excel or WPS first.',
  },
  'sheets.web_page': {
    zh: '这个文件其实是网页。请用 Excel 或 WPS 打开后另存为 xlsx 再导入。',
    en: 'This file is really a web page. Open it in Excel or WPS and save it as xlsx.',
  },
  'sheets.no_header': {
    zh: '没有找到表头。请在前 20 行里留一行列名，例如“订单号、收货人、电话”。',
    en: 'No header row was found in the first 20 rows.',
  },
  'sheets.sheet_not_found': {
    zh: '文件里没有这个名字的工作表。',
    en: 'The workbook has no sheet of that name.',
  },
  'sheets.too_many_rows': {
    zh: '行数太多了，请分成几份再导入。',
    en: 'Too many rows. Please split the file.',
  },
  'sheets.too_many_columns': {
    zh: '列数太多了，请删掉用不到的列再导入。',
    en: 'Too many columns. Please remove the ones you do not need.',
  },
};

/** A sheet that cannot be read at all. `code` is stable; `message` is the Chinese text, `text(language)` either one. */
export class SheetError extends Error {
  readonly code: SheetErrorCode;
  readonly details: Record<string, string | number | string[]>;

  constructor(code: SheetErrorCode, details: Record<string, string | number | string[]> = {}) {
    super(texts[code].zh);
    this.name = 'SheetError';
    this.code = code;
    this.details = details;
  }

  text(language: 'zh-CN' | 'en'): string {
    return language === 'en' ? texts[this.code].en : texts[this.code].zh;
  }
}
