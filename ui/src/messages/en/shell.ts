import type { Translation } from '../../i18n/create-messages.ts';
import type { shellZhCN } from '../zh-CN/shell.ts';

export const shellEn: Translation<typeof shellZhCN> = {
  product: 'Heyi',
  areas: 'Areas',
  group_daily: 'Every day',
  group_shop: 'Goods and people',
  group_books: 'Books and shop',
  today: 'Today',
  sales: 'Sales',
  intake: 'Inbox',
  orders: 'Orders',
  fulfilment: 'Hand over',
  goods: 'Goods',
  communities: 'Groups',
  people: 'People',
  money: 'Money',
  settings: 'Settings',
  more: 'More',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signInWords: 'Selling to people you know, every line accounted for.',
  login: 'Login',
  password: 'Password',
  signingIn: 'Signing in',
  styleTitle: 'Style book',
};
