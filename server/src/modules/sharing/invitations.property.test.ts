import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SaleShare } from '../../screens/sales/sale-share.ts';
import { forbidden, share } from '../../../test/factories/sharing.ts';
import { invitations } from './invitations.ts';

const now = new Date('2026-11-24T12:00:00+08:00');
const link = 'https://plum.example/s/K7M2QX';

const addressees = [
  {},
  { communityName: '桂花苑 3 栋', communityKind: 'building' },
  { communityName: '跑团', communityKind: 'club' },
  { personName: '李姐' },
];

test('two invitations that follow one another differ in each sentence, and none begs or boasts', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.constantFrom(...addressees), fc.string({ maxLength: 6 }), (from, to, code) => {
      const [shown, later] = [from, from + 1].map((start) => invitations(share({ ...to, code }), link, now, start));
      assert.equal(new Set(shown).size, 4);
      assert.equal(shown![1], later![0]);
      const [first, second] = [shown![0]!, shown![1]!].map((text) =>
        text.split(/[。：]/).filter((part) => part !== ''),
      );
      assert.notEqual(first![0], second![0]);
      assert.notEqual(first!.at(-1), second!.at(-1));
      for (const text of shown!) {
        assert.doesNotMatch(text, forbidden);
        assert.ok(text.includes(link) && text.includes('后天晚上8点') && text.length < 160, text);
      }
    }),
  );
});

test('an invitation calls people by name, a group by what it is', () => {
  const openingOf = (to: Partial<SaleShare>) => invitations(share(to), link, now, 0)[0]!;
  assert.match(openingOf({ personName: '李姐' }), /李姐/);
  assert.match(openingOf({ communityName: '桂花苑', communityKind: 'building' }), /各位邻居/);
  assert.doesNotMatch(openingOf({ words: '字'.repeat(41) }), /字/);
});
