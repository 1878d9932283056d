import type { ErrorText } from './kernel/http/problems.ts';

/** Text of an error code for people. */
export const textOfError: ErrorText = (code) => code;
