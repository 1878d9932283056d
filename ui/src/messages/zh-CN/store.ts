export const storeZhCN = {
  myOrders: '我的订单',
} as const;
