import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { PersonId } from '../people/index.ts';

export interface Member {
  readonly personId: PersonId;
  readonly nickname: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

/** Members of a community among these people. */
export function findMembers(
  ctx: Context,
  input: { communityId: string; personIds: readonly string[] },
): Promise<Member[]> {
  return ctx.tx.many<Member>(sql`
    select person_id, nickname, building, unit, room from communities.members
    where shop_id = ${ctx.shopId} and community_id = ${input.communityId} and left_at is null
      and person_id = any(${input.personIds}::uuid[])`);
}
