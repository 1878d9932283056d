/** Problems of people and communities. */
export const peopleErrorsZhCN = {
  'people.person_not_found': '没有找到这个人，可能已经和别人合并了',
  'people.name_required': '写个名字吧，怎么称呼都行',
  'people.bad_phone': '这个手机号好像不对，再看一眼',
  'people.bad_tag': '标签要写 1 到 {limit} 个字',
  'people.phone_taken': '这个手机号已经记在另一个人名下，是同一个人的话可以合并',
  'people.identity_not_found': '这一条已经不在了',
  'people.last_name': '至少留一个名字，不然就找不到这个人了',
  'people.note_required': '备注还是空的',
  'people.same_person': '这就是同一个人，不用合并',
  'communities.community_not_found': '没有找到这个社群',
  'communities.name_required': '给它起个名字',
  'communities.name_taken': '已经有一个叫“{name}”的社群了',
  'communities.member_not_found': '这个人不在群里',
  'communities.pickup_point_not_found': '没有找到这个自提点',
} as const;
