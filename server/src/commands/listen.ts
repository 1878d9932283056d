import { createApp } from '../app.ts';
import { findSecret, type Runtime } from '../runtime.ts';
import { announce } from './announce.ts';
import { addressFailure } from './check-address.ts';

/** Opens the web server and says where it is; returns how to close it. */
export async function listen(runtime: Runtime): Promise<() => Promise<void>> {
  const { config, kernel, log } = runtime;
  const cookieSecret = await findSecret(runtime, 'visitor-cookie');
  const app = await createApp({ kernel, config, cookieSecret, log });
  await app.listen({ host: config.host, port: config.port }).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw addressFailure(error, config);
  });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  await announce(runtime, port);
  return () => app.close();
}
