/** The production server: `node dist/server/main.js`. */
import { fileURLToPath } from 'node:url';
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { builtPage, isPageBuilt } from './page.ts';
import { startServer } from './server.ts';
import { endWithProcess, exitWithProblem } from './shutdown.ts';
import { greeting } from './urls.ts';

const pageDirectory = fileURLToPath(new URL('../public', import.meta.url));

const settings = loadConfig();
if (!settings.ok) exitWithProblem(settings.problem);
if (!isPageBuilt(pageDirectory)) exitWithProblem('the page is not built. Run "npm run build" first.');

const { config } = settings;
const log = createLog(config.logLevel);
const started = await startServer({ config, log, page: () => builtPage(pageDirectory) });
if (!started.ok) exitWithProblem(started.problem);

const { server } = started;
endWithProcess(() => server.close(), log);
process.stdout.write(greeting({ ...config, port: server.port }));
