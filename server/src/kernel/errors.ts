/** What went wrong, in kinds that HTTP and the worker treat differently. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'limit_exceeded'
  | 'unavailable';

/** `<module>.<what>`; every code has a Chinese and an English text in ui/src/messages/errors. */
export type ErrorCode = `${string}.${string}`;

/** Values that a text may mention. Never personal data of somebody else. */
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** An expected refusal. Nothing has changed when it is thrown: the transaction is rolled back. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

type Make = (code: ErrorCode, details?: ErrorDetails) => DomainError;

export const invalid: Make = (code, details) => new DomainError('invalid', code, details);
export const unauthenticated: Make = (code, details) => new DomainError('unauthenticated', code, details);
export const forbidden: Make = (code, details) => new DomainError('forbidden', code, details);
export const notFound: Make = (code, details) => new DomainError('not_found', code, details);
export const conflict: Make = (code, details) => new DomainError('conflict', code, details);
export const limitExceeded: Make = (code, details) => new DomainError('limit_exceeded', code, details);
export const unavailable: Make = (code, details) => new DomainError('unavailable', code, details);

export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit_exceeded: 429,
  unavailable: 503,
};
