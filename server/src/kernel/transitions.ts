/** A transition table: status → what may happen → next status. Data, no callbacks. */
export type Transitions<Status extends string, Action extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Action, Status>>>>
>;

/** The statuses from which an action is allowed, for `where status = any(...)`. */
export function sourcesOf<S extends string, A extends string>(table: Transitions<S, A>, action: A): S[] {
  return (Object.keys(table) as S[]).filter((status) => table[status][action] !== undefined);
}
