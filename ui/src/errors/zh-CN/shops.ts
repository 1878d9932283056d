export const shopsErrorsZhCN = {
  'shops.link_expired': '这个登录链接用过了或者过期了，请再取一个',
  'shops.wrong_password': '登录名或密码不对',
  'shops.staff_only': '这件事要本人登录后来做',
  'shops.staff_not_found': '没有这位店员，或者已经停用',
  'shops.slug_taken': '“{slug}”已经被别的店用了，换一个吧',
} as const;
