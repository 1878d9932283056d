import type { intakeErrorsZhCN } from '../zh-CN/intake.ts';

export const intakeErrorsEn: Record<keyof typeof intakeErrorsZhCN, string> = {
  'intake.empty_text': 'Nothing is pasted yet',
  'intake.text_too_long': 'That is too long: at most {max} characters at once; please paste in parts',
  'intake.not_text': 'This does not look like text; perhaps a file was copied. Copy the chain from the chat',
  'intake.nothing_found': 'No order was found. Copy the chain together with the lines of each person',
  'intake.too_many_entries': 'At most {max} entries at once; please paste in parts',
  'intake.sale_is_draft': 'This sale is not open yet or archived; open it first',
  'intake.paste_not_found': 'No such paste',
  'intake.already_finished': 'This paste is finished',
  'intake.changed_meanwhile': 'Another window just worked on it; reload to see',
  'intake.entry_not_found': 'No such entry',
  'intake.entry_done': 'This entry is an order already; change it there',
  'intake.items_required': 'Choose goods and quantity first',
  'intake.item_not_in_sale': 'These goods are not in the sale',
  'intake.buyer_required': 'Whose is it? Write a name',
  'intake.person_required': 'Choose who it is: a friend you know, or somebody new',
  'intake.order_gone': 'The earlier order is cancelled; place a new one or leave this out',
  'intake.sku_not_found': 'No such goods',
  'intake.words_taken': '“{words}” already means something else; forget that first',
  'intake.words_not_found': 'These words are forgotten already',
};
