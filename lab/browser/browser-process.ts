/**
 * Runs inside a host: a browser, and a door to it. The door is a Unix socket, because nothing of the host's own network
 * may be between a test and its browser: that is what the test cuts.
 */
import { connect, createServer } from 'node:net';
import { BROWSER_TYPES, type BrowserKind, launchOptions } from '../../e2e/support/browsers.ts';

const [kind, door] = process.argv.slice(2) as [BrowserKind, string];
const options = launchOptions(kind);
if (options === null) throw new Error(`There is no ${kind} here: run "npm run setup".`);

const server = await BROWSER_TYPES[kind].launchServer(options);
const { port, pathname } = new URL(server.wsEndpoint());

createServer((outside) => {
  const inside = connect(Number(port), '127.0.0.1');
  outside.pipe(inside).pipe(outside);
  outside.on('error', () => inside.destroy());
  inside.on('error', () => outside.destroy());
}).listen(door, () => process.stdout.write(`${JSON.stringify({ pathname, pid: server.process().pid })}\n`));

// Whoever started this is gone or done.
process.stdin.resume().on('end', async () => {
  await server.kill();
  process.exit();
});
