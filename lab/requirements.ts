/** What the laboratory needs of a machine; it only asks, `npm run setup` gets the programs. */
import { spawnSync } from 'node:child_process';
import { whyWithout } from '../scripts/program-path.ts';

const PROGRAMS = [
  'ip',
  'tc',
  'iptables',
  'iptables-save',
  'conntrack',
  'turnserver',
  'unshare',
  'setpriv',
  'ping',
];

/** Everything that a home is made of, tried in a namespace that is gone right after. */
const TRIAL = [
  'ip link add name a type veth peer name b',
  'ip link add name c type bridge',
  'iptables -w -t nat -A POSTROUTING -p udp -j MASQUERADE --random-fully',
  'iptables -w -A FORWARD -m conntrack --ctstate INVALID -j DROP',
  'iptables -w -A FORWARD -m statistic --mode random --probability 0.2 -j DROP',
  'conntrack -F',
].join(' && ');

/** Why the laboratory cannot run here; null when it can. */
export function whyNot(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  const lack = whyWithout(...PROGRAMS);
  if (lack !== null) return lack;
  const namespace = ['--net', '--mount', '--pid', '--fork', 'sh', '-c', TRIAL];
  const { status, stderr } = spawnSync('unshare', namespace, { encoding: 'utf8' });
  return status === 0 ? null : `a network cannot be made here: ${stderr.trim().split('\n').at(-1)}`;
}
