/** The server during development (`npm run dev`): Vite serves the sources with hot reload, on the same port. */
import { createServer as createVite, type ViteDevServer } from 'vite';
import { loadConfig } from './config.ts';
import { createLog } from './ops/log.ts';
import { endWithProcess, exitWithProblem } from './ops/shutdown.ts';
import { startServer } from './server.ts';
import { greeting } from './terminal/greeting.ts';

const settings = loadConfig();
if (!settings.ok) exitWithProblem(settings.problem);

const { config } = settings;
if (config.tunnel) exitWithProblem('a tunnel leads only to the built page. Use "npm run tunnel".');
const log = createLog(config.logLevel);

let vite: ViteDevServer | undefined;
const started = await startServer({
  config,
  log,
  policy: 'development',
  page: async (http) => {
    vite = await createVite({
      // The configuration is read by the tsx that runs this file, which restarts when it changes.
      configLoader: 'native',
      appType: 'mpa',
      server: { middlewareMode: true, hmr: { server: http } },
    });
    return vite.middlewares;
  },
});
if (!started.ok) exitWithProblem(started.problem);

const { server } = started;
endWithProcess(async () => {
  await Promise.all([server.close(), vite?.close()]);
}, log);
process.stdout.write(greeting({ ...config, port: server.port }));
