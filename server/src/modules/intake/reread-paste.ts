import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { object } from '../../kernel/http/schemas.ts';
import { findMenu } from '../sales/index.ts';
import { compareEntries, type ComparedEntry } from './compare-entries.ts';
import { certainItems, goodsKey, isAnswered, type EntryDecision, type EntryId, type EntryReading } from './entry.ts';
import { findEarlierEntries, findEntries, lockPaste, touchPaste, type StoredEntry } from './find-pastes.ts';
import { findAids } from './find-reading-aids.ts';
import { insertEntries } from './insert-entries.ts';
import { judgeEntries, type JudgedEntry } from './judge-entries.ts';
import { pairReadings } from './pair-readings.ts';
import { keptReading, readPaste } from './read-paste.ts';

export const RereadPaste = object({ version: Type.Integer({ minimum: 1 }) });

export interface RereadEntry {
  readonly entryId: EntryId;
  readonly status: 'ready' | 'needs_decision' | 'skipped' | 'confirmed';
}

/**
 * Reads the text of a paste once more with what the shop knows by now: words taught or forgotten meanwhile. What was
 * decided, left out or ordered stays as it is; only entries whose goods nobody decided are read anew.
 * @returns the entries that are understood otherwise than before
 * @throws in this order: intake.paste_not_found, intake.already_finished, intake.changed_meanwhile
 */
export async function rereadPaste(
  ctx: Context,
  input: Static<typeof RereadPaste> & { pasteId: string },
): Promise<{ version: number; changed: RereadEntry[] }> {
  const paste = await lockPaste(ctx, input.pasteId, input.version);
  const { text, previousId } = await ctx.tx.one<{ text: string; previousId: string | null }>(sql`
    select text, previous_id from intake.pastes where shop_id = ${ctx.shopId} and id = ${paste.id}`);
  const [stored, earlier, menu] = await Promise.all([
    findEntries(ctx, paste.id),
    previousId === null ? [] : findEarlierEntries(ctx, previousId),
    findMenu(ctx, paste.saleId),
  ]);
  const reading = readPaste(text, await findAids(ctx, { menu, communityId: paste.communityId }));
  const compared = compareEntries(reading.entries, earlier);
  if (previousId !== null && !compared.continues) return { version: paste.version, changed: [] };
  const entries = compared.entries.slice(0, reading.entries.length);
  const judged = await judgeEntries(ctx, { entries, menu, communityId: paste.communityId });
  const pairs = pairReadings(reading.entries, stored);
  const rows = [...pairs].map(([index, before]) => reread(before, judged[index]!, entries[index]!));
  const gone = stored.filter((entry) => isGone(entry, new Set(pairs.values()))).map(asGone);
  const added = judged.filter((_entry, index) => !pairs.has(index));
  await writeEntries(ctx, [...rows, ...gone]);
  await insertEntries(ctx, paste.id, added, Math.max(0, ...stored.map(({ position }) => position)));
  await ctx.tx.run(sql`
    update intake.pastes set reading = ${json(keptReading(reading))}::jsonb
    where shop_id = ${ctx.shopId} and id = ${paste.id}`);
  const changed = [...rows, ...gone].filter((row) => row.isOther).map(({ id, status }) => ({ entryId: id, status }));
  return { version: await touchPaste(ctx, paste.id), changed };
}

type Row = StoredEntry & { isOther: boolean };

function reread(before: StoredEntry, judged: JudgedEntry, { reading }: ComparedEntry): Row {
  const asBefore = { ...before, reading: { ...before.reading, line: reading.line }, isOther: false };
  if (isDecided(before)) return asBefore;
  const refusals = before.reading.questions.filter(({ reason }) => reason === 'refused');
  const now = { ...judged.reading, questions: [...judged.reading.questions, ...refusals] };
  const decision = before.decision ? { ...before.decision, items: certainItems(now) } : judged.decision;
  const answered = isAnswered(now, decision) ? 'ready' : 'needs_decision';
  const status = before.decision || refusals.length > 0 ? answered : judged.status;
  if (status === before.status && seenOf(now) === seenOf(before.reading)) return asBefore;
  const { change, personId } = judged;
  return { ...before, change, personId: before.personId ?? personId, decision, status, reading: now, isOther: true };
}

const isOpen = ({ status }: StoredEntry): boolean => status === 'ready' || status === 'needs_decision';

/** Left out, ordered, or its goods were said; only who it is or where it goes leaves the goods to be read. */
function isDecided(entry: StoredEntry): boolean {
  const { decision, status, reading } = entry;
  if (!isOpen(entry) || decision === null) return !isOpen(entry);
  return status === 'ready' || goodsKey(decision.items) !== goodsKey(certainItems(reading));
}

/** What the seller sees of a reading. */
const seenOf = ({ buyer, items, questions }: EntryReading): string =>
  JSON.stringify([
    buyer,
    items.map(({ itemId, quantity, note }) => [itemId, quantity, note]),
    questions.map(({ reason, text, candidates }) => [reason, text, candidates]),
  ]);

/** Its words belong to another entry now. */
const isGone = (entry: StoredEntry, paired: ReadonlySet<StoredEntry>): boolean =>
  !paired.has(entry) && entry.reading.line >= 0 && isOpen(entry) && entry.decision === null && entry.orderId === null;

const asGone = (entry: StoredEntry): Row => ({
  ...entry,
  status: 'skipped',
  reading: { ...entry.reading, line: -1 },
  isOther: true,
});

const nullableJson = (value: EntryDecision | null) => (value === null ? null : json(value));

async function writeEntries(ctx: Context, rows: readonly StoredEntry[]): Promise<void> {
  await ctx.tx.run(sql`
    update intake.entries entry set status = reread.status, change = reread.change, reading = reread.reading,
      decision = reread.decision, person_id = reread.person_id
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ status }) => status)}::text[],
      ${rows.map(({ change }) => change)}::text[], ${rows.map(({ reading }) => json(reading))}::jsonb[],
      ${rows.map(({ decision }) => nullableJson(decision))}::jsonb[],
      ${rows.map(({ personId }) => personId)}::uuid[]) as reread (id, status, change, reading, decision, person_id)
    where entry.shop_id = ${ctx.shopId} and entry.id = reread.id`);
}
