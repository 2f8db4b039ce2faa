#!/usr/bin/env node
/** The production server, and the command `parley`: `node dist/server/main.js`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadCommand, loadConfig, loadKeepRequest } from './config.ts';
import { builtScriptHashes } from './http/inline-scripts.ts';
import { builtPage, isPageBuilt } from './http/page.ts';
import { hashPage, type PageHashes } from './http/page-hashes.ts';
import { createLog } from './ops/log.ts';
import { endWithProcess, exitWithProblem } from './ops/shutdown.ts';
import { startServer } from './server.ts';
import { greeting, localUrl } from './terminal/greeting.ts';
import { keepCommand } from './terminal/keep.ts';
import { openBrowser } from './terminal/open-browser.ts';
import { pipeCommand } from './terminal/pipe.ts';
import { KEEP_USAGE, USAGE } from './terminal/usage.ts';
import { EXIT, verifyCommand } from './terminal/verify.ts';
import { createTunnelCapacity } from './tunnel/capacity.ts';
import type { RunningTunnel } from './tunnel/start.ts';

const pageDirectory = fileURLToPath(new URL('../public', import.meta.url));
const hashList = fileURLToPath(new URL('../hashes.json', import.meta.url));
const print = (text: string): void => void process.stdout.write(text);
const version = (): string =>
  (createRequire(import.meta.url)('parley/package.json') as { version: string }).version;

const complain = (text: string): void => void process.stderr.write(text);

const command = loadCommand();
switch (command.run) {
  case 'server':
    await serve();
    break;
  case 'help':
    print(USAGE);
    break;
  case 'version':
    print(`${version()}\n`);
    break;
  case 'keep-help':
    print(KEEP_USAGE);
    break;
  case 'keep':
    process.exitCode = await keepCommand(loadKeepRequest(), { print, complain });
    break;
  case 'verify':
    process.exitCode = await verifyCommand(command.file, { print, complain });
    break;
  case 'pipe':
    process.exitCode = await pipeCommand(command.options, { print, complain });
    break;
  case 'misused':
    complain(`${command.problem}\n`);
    process.exitCode = EXIT.trouble;
}

async function serve(): Promise<void> {
  const settings = loadConfig();
  if (!settings.ok) exitWithProblem(settings.problem);
  if (!isPageBuilt(pageDirectory)) exitWithProblem('the page is not built. Run "npm run build" first.');

  const hashes = pageHashes();
  const { config } = settings;
  const log = createLog(config.logLevel);
  const capacity = createTunnelCapacity();
  const started = await startServer({
    config,
    log,
    tunnelCapacity: capacity,
    page: () => builtPage(pageDirectory, hashes),
    scriptHashes: builtScriptHashes(pageDirectory),
  });
  if (!started.ok) exitWithProblem(started.problem);

  const { server } = started;
  const listening = { ...config, port: server.port };
  let tunnel: RunningTunnel | undefined;
  endWithProcess(() => {
    tunnel?.close();
    return server.close();
  }, log);
  print(greeting(listening, { ...hashes, isAsBuilt: builtHash() === hashes.hash }));
  if (config.opensBrowser)
    openBrowser(localUrl(listening), () =>
      print('No browser could be opened here: open the address yourself.\n'),
    );
  if (config.tunnel === undefined) return;

  const { startTunnel } = await import('./tunnel/start.ts');
  const isTerminal = process.stdout.isTTY;
  tunnel = await startTunnel({ settings: config.tunnel, server, capacity, isTerminal, print });
}

function pageHashes(): PageHashes {
  try {
    return hashPage(pageDirectory);
  } catch (error) {
    exitWithProblem(`the page is damaged: ${(error as Error).message}. Run "npm run build" again.`);
  }
}

/** What the build made; null where it left no list. */
function builtHash(): string | null {
  try {
    return (JSON.parse(readFileSync(hashList, 'utf8')) as PageHashes).hash;
  } catch {
    return null;
  }
}
