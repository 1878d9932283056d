import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, statusOf, type ErrorCode, type ErrorDetails } from '../errors.ts';
import { fieldErrorsOf, type FieldError } from './field-errors.ts';

export type Locale = 'zh-CN' | 'en';

/** Text of an error code for people; complete for both locales. */
export type ErrorText = (code: string, details: ErrorDetails, locale: Locale) => string;

/** RFC 9457 problem details with a stable `code`. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  details?: ErrorDetails;
  errors?: FieldError[];
}

export const localeOf = (request: FastifyRequest): Locale =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN';

const databaseProblems: Readonly<Record<string, [number, ErrorCode]>> = {
  '22003': [400, 'http.bad_request'],
  '22007': [400, 'http.bad_request'],
  '22008': [400, 'http.bad_request'],
  '22021': [400, 'http.bad_request'],
  '22P02': [400, 'http.bad_request'],
  '23503': [400, 'http.bad_request'],
  '53100': [503, 'http.disk_full'],
  '53300': [503, 'http.busy'],
  '57P01': [503, 'http.database_away'],
  '57P03': [503, 'http.database_away'],
  '57014': [503, 'http.busy'],
  '55P03': [503, 'http.busy'],
  ECONNREFUSED: [503, 'http.database_away'],
  ENOENT: [503, 'http.database_away'],
  ECONNRESET: [503, 'http.database_away'],
};

const fastifyProblems: Readonly<Record<string, [number, ErrorCode]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'http.body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'http.media_type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'http.bad_json'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'http.bad_json'],
  FST_REQ_FILE_TOO_LARGE: [413, 'http.file_too_large'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'http.media_type'],
};

/** Turns whatever was thrown into a problem; anything unexpected is a 500 that says nothing about the inside. */
export function problemOf(error: FastifyError | Error): Omit<Problem, 'title'> {
  if (error instanceof DomainError) {
    return { status: statusOf[error.kind], code: error.code, details: error.details };
  }
  const { validation, validationContext, code, statusCode } = error as FastifyError;
  if (validation) {
    const errors = fieldErrorsOf(validation, validationContext ?? 'body');
    return { status: 400, code: 'http.invalid_input', errors };
  }
  const known = fastifyProblems[code] ?? databaseProblems[code];
  if (known) return { status: known[0], code: known[1] };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, code: statusCode === 404 ? 'http.not_found' : 'http.bad_request' };
  }
  return { status: 500, code: 'http.internal' };
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Omit<Problem, 'title'>,
  textOf: ErrorText,
): FastifyReply {
  const title = textOf(problem.code, problem.details ?? {}, localeOf(request));
  if (problem.code === 'http.too_many_requests') reply.header('retry-after', problem.details?.['seconds'] ?? 60);
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send({ type: 'about:blank', title, ...problem });
}
