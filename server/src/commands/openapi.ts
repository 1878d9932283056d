import { createApp } from '../app.ts';
import { createKernel } from '../kernel/context.ts';
import { Database } from '../kernel/database.ts';
import { createLog } from '../runtime.ts';
import { takeNothing, type Command } from './command.ts';

export const openapiCommand: Command = {
  help: `npm run --silent heyi -- openapi > openapi.json
Prints the OpenAPI 3.1 document of the API. Needs no database.`,
  run: async (args, config) => {
    takeNothing(args);
    const database = new Database({});
    const kernel = createKernel({ database });
    const app = await createApp({ kernel, config, cookieSecret: Buffer.alloc(32), log: createLog(config) });
    await app.ready();
    process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`);
    await app.close();
    return 0;
  },
};
