/** Values that a problem's text may mention. */
export type ProblemValues = Readonly<Record<string, string | number | readonly string[]>>;

/** The body of `application/problem+json` as Heyi's server writes it (RFC 9457). */
export interface ProblemDetails {
  status: number;
  /** Stable: `orders.not_payable`. */
  code: string;
  /** Values for the text of `code`: `{ left: 3 }`. */
  details?: ProblemValues;
  /** One entry per field that is wrong; `path` is dotted: `lines.0.quantity`. */
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
  /** Field path → sentence, for forms. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(problem: ProblemDetails, textOf: ErrorTextOf) {
    super(`${problem.status} ${problem.code}`);
    this.status = problem.status;
    this.code = problem.code;
    this.text = textOf(problem.code, problem.details);
    this.fields = new Map((problem.errors ?? []).map((one) => [one.path, textOf(one.code, one.details)]));
  }
}

/** No answer: the line broke or a gateway gave up, so the write may or may not have happened. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly uncertain = true;
}

const uncertainStatuses = new Set([502, 503, 504]);
const codeByStatus: Record<number, string> = {
  401: 'request.unauthenticated',
  403: 'request.forbidden',
  404: 'request.not_found',
  409: 'request.conflict',
  413: 'request.too_large',
  429: 'request.rate_limited',
};

/** Reads a failed response into the error to throw; a body that is no problem document is judged by its status. */
export async function readProblem(
  response: Response,
  textOf: ErrorTextOf,
): Promise<ApiProblem | ConnectionLost> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ApiProblem({ ...body, status: response.status }, textOf);
  if (uncertainStatuses.has(response.status)) return new ConnectionLost(`HTTP ${response.status}`);
  const code =
    codeByStatus[response.status] ?? (response.status < 500 ? 'request.invalid' : 'request.failed');
  return new ApiProblem({ status: response.status, code }, textOf);
}

function isProblem(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
