export * from './api-problem.ts';
export * from './create-client.ts';
export type { components, paths } from './schema.ts';
