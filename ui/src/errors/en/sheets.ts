import type { Translation } from '../../i18n/create-messages.ts';
import type { sheetsErrorsZhCN } from '../zh-CN/sheets.ts';

export const sheetsErrorsEn: Translation<typeof sheetsErrorsZhCN> = {
  'sheets.empty': 'This sheet is empty',
  'sheets.too_large': 'The file is too large; split it and import the parts',
  'sheets.not_a_sheet': 'This is not a sheet; choose an xlsx or csv file',
  'sheets.zip_bomb': 'The file unpacks to an abnormal size, so it was not opened',
  'sheets.damaged': 'The file is damaged; open it in Excel or WPS, save it again and retry',
  'sheets.password_protected': 'This workbook has a password; remove it in Excel or WPS first',
  'sheets.old_xls': 'This is an old xls file; save it as xlsx in Excel or WPS first',
  'sheets.web_page': 'This file is really a web page; open it in Excel or WPS and save it as xlsx',
  'sheets.no_header': 'No header row was found; keep a row of column names in the first 20 rows',
  'sheets.sheet_not_found': 'The workbook has no sheet of that name',
  'sheets.too_many_rows': 'Too many rows; split the file',
  'sheets.too_many_columns': 'Too many columns; remove the ones you do not need',
  'imports.mapping_unreadable': 'The choice of columns could not be read; please choose again',
  'imports.changed_since_preview': 'The goods changed after the preview; look at the preview again before importing',
};
