/**
 * What it takes to join: one who comes to seven, and sixteen who come at once. Until every link is open at both ends,
 * and what that took of the browser's processes and of the server's. Links of Parley are open when both ends proved who
 * they are.
 */
import { BenchBrowser } from '../harness/browser.ts';
import {
  type InBrowser,
  PARLEY,
  PARLEY_AGAIN,
  PEERJS,
  RAW_BATCHED,
  RAW_TRICKLE,
  SIMPLE_PEER,
} from '../harness/contenders.ts';
import { Gathering, type Spent } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { figure, publish } from '../harness/results.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { compareMany } from '../harness/slices.ts';

const CONTENDERS: readonly InBrowser[] = [
  PARLEY,
  PARLEY_AGAIN,
  RAW_BATCHED,
  RAW_TRICKLE,
  SIMPLE_PEER,
  PEERJS,
];
const LATE_ROUNDS = Number(process.env.ROUNDS ?? 6);
const CROWD_ROUNDS = Number(process.env.ROUNDS ?? 4);
const COSTS = ['browserMs', 'serverMs', 'wallMs'] as const satisfies readonly (keyof Spent)[];

const host = await PageHost.start([...new Set(CONTENDERS.map(({ page }) => page))]);
const browser = await BenchBrowser.start();
const servers = new Map<InBrowser, ServerProcess>();
for (const contender of CONTENDERS) {
  const settings = { ALLOWED_ORIGINS: host.origin };
  servers.set(contender, await ServerProcess.start(contender.program, settings));
}

/** Lines of a table: for each contender what a pair cost, and Parley's share of it. */
async function table(
  title: string,
  rounds: number,
  pairs: number,
  work: (room: Gathering) => Promise<Spent>,
) {
  const compared = await compareMany(
    CONTENDERS.map((contender) => ({
      name: contender.name,
      async slice() {
        const server = servers.get(contender) as ServerProcess;
        const room = new Gathering(browser, server, host.url(contender.page));
        const { browserMs, serverMs, wallMs } = await work(room);
        await room.end();
        return [browserMs / pairs, serverMs / pairs, wallMs];
      },
    })),
    COSTS.length,
    { rounds },
  );
  return [
    `**${title}**`,
    '',
    '| | browser CPU-ms a pair | Parley ÷ it | middle half | server CPU-ms a pair | Parley ÷ it | all open after, ms | Parley ÷ it |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...CONTENDERS.map(({ name }, index) => {
      const [ofBrowser, ofServer, ofWall] = compared.map((each) => each[index]);
      if (!ofBrowser || !ofServer || !ofWall) throw new Error('not measured');
      const [low, high] = ofBrowser.quartiles;
      const share = ({ ratio }: { readonly ratio: number }) => (1 / ratio).toFixed(2);
      const half = `${(1 / high).toFixed(2)}–${(1 / low).toFixed(2)}`;
      const cells = [figure(ofBrowser.cost), share(ofBrowser), half, figure(ofServer.cost), share(ofServer)];
      return `| ${[name, ...cells, figure(ofWall.cost), share(ofWall)].join(' | ')} |`;
    }),
    '',
  ];
}

const late = await table('One who comes to seven', LATE_ROUNDS, 7, async (room) => {
  await room.enter(7);
  return room.enter(1);
});
const crowd = await table('Sixteen at once', CROWD_ROUNDS, 120, (room) => room.enter(16));
publish('join', [...late, ...crowd]);

await browser.stop();
await Promise.all([...servers.values()].map((server) => server.stop()));
host.stop();
