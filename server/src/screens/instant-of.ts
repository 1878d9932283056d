import { sql, type Statement } from '../kernel/database.ts';

/** A timestamp as replies carry it: ISO 8601 in UTC with milliseconds. */
export const instantOf = (column: Statement): Statement =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
