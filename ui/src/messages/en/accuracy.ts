import type { Translation } from '../../i18n/create-messages.ts';
import type { accuracyZhCN } from '../zh-CN/accuracy.ts';

export const accuracyEn: Translation<typeof accuracyZhCN> = {
  title: 'How well it reads',
  subtitle: 'The marks of this build, taken while it was built',
  rule: 'Reading a chain has one rule: ask when unsure, never guess. Of the three figures the middle one matters most.',
  held: 'Texts it had never seen',
  heldText:
    '{cases} chains with {units} orders. Whoever wrote them did not look at the program, and whoever wrote the rules did not look at them. Expect about this for the chain you paste tomorrow.',
  seen: 'Texts it was checked against',
  seenText:
    '{cases} chains with {units} orders that were looked at while the rules were written, so these marks flatter.',
  exact: 'Wholly right',
  silent: 'Wrong without asking',
  needless: 'Asked without need',
  of: '{count} of {units}',
  harder: 'How it does as chains get harder',
  difficulty: 'Difficulty',
  units: 'Orders',
  level1: 'Tidy',
  level2: 'A little loose',
  level3: 'Units, “same as above”, edits',
  level4: 'A chain amid chat',
  level5: 'All of it at once',
  advice:
    'The texts follow how real chains are written, with invented people and goods, and are harder than usual on purpose. Before you confirm, still hold the text on the left against the orders on the right.',
};
