import {
  IconCommunity,
  IconFulfilment,
  IconGoods,
  IconIntake,
  IconMoney,
  IconOrders,
  IconPeople,
  IconSale,
  IconSettings,
  IconToday,
} from '@heyi/ui/icons/icons.ts';
import type { Component } from 'vue';

export interface NavigationEntry {
  /** Name of the area's first route, and key of its label in the shell's messages. */
  name: Area;
  icon: Component;
  /** Needed to see it at all. */
  permission?: string;
  group: 'daily' | 'shop' | 'books';
}

export type Area =
  | 'today'
  | 'sales'
  | 'intake'
  | 'orders'
  | 'fulfilment'
  | 'goods'
  | 'communities'
  | 'people'
  | 'money'
  | 'settings';

/** Every area in the order of the rail; an area whose routes do not exist is left out. */
export const navigation: NavigationEntry[] = [
  { name: 'today', icon: IconToday, group: 'daily' },
  { name: 'sales', icon: IconSale, group: 'daily', permission: 'sales:read' },
  { name: 'intake', icon: IconIntake, group: 'daily', permission: 'orders:write' },
  { name: 'orders', icon: IconOrders, group: 'daily', permission: 'orders:read' },
  { name: 'fulfilment', icon: IconFulfilment, group: 'daily', permission: 'fulfilment:read' },
  { name: 'goods', icon: IconGoods, group: 'shop', permission: 'goods:read' },
  { name: 'communities', icon: IconCommunity, group: 'shop', permission: 'people:read' },
  { name: 'people', icon: IconPeople, group: 'shop', permission: 'people:read' },
  { name: 'money', icon: IconMoney, group: 'books', permission: 'money:read' },
  { name: 'settings', icon: IconSettings, group: 'books', permission: 'settings:read' },
];

/** What stands under the thumb on a phone; the rest is behind "more". */
export const tabs: Area[] = ['today', 'sales', 'intake', 'orders'];
