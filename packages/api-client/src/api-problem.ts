/** Values that a problem's text may mention. */
export type ProblemValues = Readonly<Record<string, string | number | readonly string[]>>;

/** The body of `application/problem+json` as Heyi's server writes it (RFC 9457). */
export interface ProblemDetails {
  status: number;
  /** Stable: `orders.not_payable`. */
  code: string;
  /** Values for the text of `code`: `{ left: 3 }`. */
  details?: ProblemValues;
  /** One entry per field that is wrong; `path` is a JSON pointer below the part: `body/lines/0/quantity`. */
  errors?: { path: string; code: string; details?: ProblemValues }[];
}

/** The sentence for a code in the language of the person. */
export type ErrorTextOf = (code: string, details?: ProblemValues) => string;

/** A refusal by the server. `text` can be shown as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly text: string;
  /** What the refusal is about, for a page that shows it in its place: `{ name: '橘子', left: 3 }`. */
  readonly details: ProblemValues;
  /** Field → sentence, for forms; the field is a dotted path: `lines.0.quantity`. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(problem: ProblemDetails, textOf: ErrorTextOf) {
    super(`${problem.status} ${problem.code}`);
    this.status = problem.status;
    this.code = problem.code;
    this.details = problem.details ?? {};
    this.text = textOf(problem.code, problem.details);
    this.fields = new Map(problem.errors?.map((one) => [dotted(one.path), textOf(one.code, one.details)]));
  }
}

/** No answer: the line broke or a gateway gave up, so the write may or may not have happened. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly uncertain = true;
}

const uncertainStatuses = new Set([502, 503, 504]);
const codeByStatus: Record<number, string> = {
  401: 'http.sign_in_required',
  403: 'http.not_allowed',
  404: 'http.not_found',
  413: 'http.body_too_large',
  429: 'http.too_many_requests',
};

/** Reads a failed response into the error to throw; a body that is no problem document is judged by its status. */
export async function readProblem(response: Response, textOf: ErrorTextOf): Promise<ApiProblem | ConnectionLost> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ApiProblem({ ...body, status: response.status }, textOf);
  if (uncertainStatuses.has(response.status)) return new ConnectionLost(`HTTP ${response.status}`);
  const code = codeByStatus[response.status] ?? (response.status < 500 ? 'http.bad_request' : 'http.internal');
  return new ApiProblem({ status: response.status, code }, textOf);
}

function dotted(pointer: string): string {
  return pointer.replace(/^(body|querystring|params)\//, '').replaceAll('/', '.');
}

function isProblem(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
