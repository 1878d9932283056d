/** Phones and other long numbers, one-time links, session tokens and keys: what may stand in an error's message. */
const personal = /[\w-]{43,}|\d[\d -]{5,}\d/g;
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Errors of this class of PostgreSQL quote the value that did not fit. */
const dataException = /^22/;

type PostgresError = Error & { code?: string; table?: string; constraint?: string };

/** What of an error is written to the log: where it happened and of which kind, never what somebody typed. */
export function loggedError(error: unknown): Record<string, string | undefined> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, code, table, constraint } = error as PostgresError;
  // PostgreSQL's `detail`, `where` and the statement's values stay out.
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const said = typeof code === 'string' && dataException.test(code) ? message.replace(/".*"/s, '"…"') : message;
  return { type: name, code, table, constraint, message: censor(said), stack: frames.join('\n') };
}

/** Ids are kept: they tell nothing about a person, and are how a failure is found again. */
function censor(text: string): string {
  const ids = [...text.matchAll(uuid)];
  let done = 0;
  let out = '';
  for (const { index, 0: id } of ids) {
    out += text.slice(done, index).replace(personal, '…') + id;
    done = index + id.length;
  }
  return out + text.slice(done).replace(personal, '…');
}
