import Type from 'typebox';
import { Outcomes, outcomesOf } from '../../kernel/http/outcomes.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, nullable, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { ReadStatement, readStatementText } from './read-statement.ts';
import { tickStatement, TickStatement } from './tick-statement.ts';

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/statement-readings',
    summary: 'Read a pasted bank or WeChat statement; ticks nothing',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'statement.read',
    body: ReadStatement,
    bodyLimit: 2_000_000,
    reply: object({
      lines: Type.Array(
        object({
          lineId: id(),
          occurredAt: nullable(Type.String()),
          amountFen: Type.Integer(),
          payer: Type.String(),
          remark: Type.String(),
          ticked: Type.Boolean(),
          match: object({
            kind: oneOf(['certain', 'candidates', 'none']),
            by: optional(oneOf(['reference', 'name'])),
            orderId: optional(id()),
            orderIds: optional(Type.Array(id())),
          }),
        }),
      ),
      unread: Type.Array(object({ lineNo: Type.Integer(), raw: Type.String() })),
      outgoing: Type.Integer(),
    }),
    run: 'write',
    handle: ({ ctx, body }) => readStatementText(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/admin/statement-ticks',
    summary: 'Tick orders as paid by the statement lines that prove it',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'order.paid',
    body: TickStatement,
    reply: Outcomes,
    run: 'write',
    handle: async ({ ctx, body }) => outcomesOf(await tickStatement(ctx, body)),
  }),
];
