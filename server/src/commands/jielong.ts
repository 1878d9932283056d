import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { parse, type ParseOptions } from '@heyi/jielong';
import type { Command } from './command.ts';

const help = `npm run --silent heyi -- jielong parse < message.txt
Reads a group chain from standard input and prints what was understood as JSON.

npm run --silent heyi -- jielong parse --ndjson < messages.ndjson
Reads lines {"id", "text", "options"} and prints one line {"id", "result"} for each.`;

export const jielongCommand: Command = {
  help,
  run: async (args) => {
    const [verb, ...rest] = args;
    if (verb !== 'parse') throw new Error(help);
    if (!rest.includes('--ndjson')) {
      process.stdout.write(`${JSON.stringify(parse(await text(process.stdin)), null, 2)}\n`);
      return 0;
    }
    let failed = false;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue;
      const reply = answer(line);
      failed ||= 'error' in reply;
      process.stdout.write(`${JSON.stringify(reply)}\n`);
    }
    return failed ? 1 : 0;
  },
};

interface Request {
  id?: unknown;
  text: string;
  options?: ParseOptions;
}

/** One bad line answers with its error; the stream goes on. */
function answer(line: string): { id: unknown; result: unknown } | { id: unknown; error: string } {
  let id: unknown = null;
  try {
    const request = JSON.parse(line) as Request;
    id = request.id ?? null;
    if (typeof request.text !== 'string') throw new TypeError('"text" must be a string');
    return { id, result: parse(request.text, request.options ?? {}) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
