/** What the laboratory needs of a machine, and getting it where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs, and Debian's packages that have them. */
const PACKAGES = {
  ip: 'iproute2',
  tc: 'iproute2',
  iptables: 'iptables',
  conntrack: 'conntrack',
  turnserver: 'coturn',
  unshare: 'util-linux',
  setpriv: 'util-linux',
  ping: 'iputils-ping',
} as const;

const aptLimitMs = 300_000;
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
  if (missing().length > 0) installWithApt();
  const lacking = missing();
  if (lacking.length > 0) return `these programs are not here: ${lacking.join(', ')}`;
  const { status, stderr } = spawnSync(
    'unshare',
    ['--net', '--mount', '--pid', '--fork', 'sh', '-c', TRIAL],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? null : `a network cannot be made here: ${stderr.trim().split('\n').at(-1)}`;
}

const missing = (): string[] =>
  Object.keys(PACKAGES).filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);

function installWithApt(): void {
  if (!existsSync('/etc/debian_version')) return;
  const packages = [...new Set(Object.values(PACKAGES))];
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', [...wait, ...args], {
      stdio: 'inherit',
      timeout: aptLimitMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
