import AjvCompiler from '@fastify/ajv-compiler';
import SerializerCompiler from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type Controller = NonNullable<FastifyServerOptions['schemaController']>;
type Compiled = ((value: unknown) => unknown) & { errors?: unknown };
/** How Fastify asks for compilers: with the shared schemas and options, and then for each route. */
type Build = (schemas: unknown, options: unknown) => (route: unknown) => Compiled;

/** Puts off the compiling of each schema until its first use. */
function lazily(build: Build): Build {
  return (schemas, options) => {
    let compile: ReturnType<Build> | undefined;
    return (route) => {
      let compiled: Compiled | undefined;
      const late: Compiled = (value) => {
        compiled ??= (compile ??= build(schemas, options))(route);
        const result = compiled(value);
        late.errors = compiled.errors;
        return result;
      };
      return late;
    };
  };
}

const buildValidator = lazily(AjvCompiler() as unknown as Build);
const buildSerializer = lazily(SerializerCompiler() as unknown as Build);

/**
 * Fastify's own validators and serialisers, compiled at the first call of a route: all at once took a third of a start.
 * A schema that cannot be compiled is found by the test of all routes.
 */
export const lazySchemas = { compilersFactory: { buildValidator, buildSerializer } } as unknown as Controller;
