/** What befalls networks and computers. Each fault strikes at once; where it can be healed, it returns how. */
import { signalTree } from '../../e2e/support/process-tree.ts';
import type { HostBrowser } from '../browser/host-browser.ts';
import type { Home } from './home.ts';
import type { Host } from './host.ts';

export type Heal = () => void;

/** Nothing reaches the host and nothing leaves it; the network card notices nothing. */
export function blackOut(host: Host): Heal {
  host.cable.silence();
  return () => host.cable.restore();
}

/** Another address behind another router, as from the house to the street. */
export function move(host: Host, home: Home): void {
  host.moveTo(home);
}

/** The home's router gives every UDP socket another port outside, and nobody outside knows it. */
export function rebind(home: Home): void {
  home.rebind();
}

/** The home's router was restarted: as a rebinding, and TCP connections through it are dead without a word. */
export function restart(home: Home): void {
  home.restart();
}

/** Each packet through the home's router, in either direction, is lost with this probability. */
export function lose(home: Home, percent: number): Heal {
  return impairWithQueue(home, percent) ?? impairWithRule(home, percent);
}

/** Between these two homes nothing passes any more; both still reach everybody else. */
export function cut(one: Home, other: Home): Heal {
  const there = other.routed ?? other.address;
  return one.interfere(['-s', there, '-j', 'DROP'], ['-d', there, '-j', 'DROP']);
}

/** The lid of the laptop is closed: every process of the browser stands still. */
export function standStill(browser: HostBrowser): Heal {
  signalTree(browser.pid, 'SIGSTOP');
  return () => signalTree(browser.pid, 'SIGCONT');
}

const SIDES = ['wan', 'lan'];

/** Null where the kernel has no queue that loses. */
function impairWithQueue({ router }: Home, percent: number): Heal | null {
  const heal = () => {
    for (const side of SIDES) router.run('tc', 'qdisc', 'delete', 'dev', side, 'root');
  };
  try {
    for (const side of SIDES) {
      router.run('tc', 'qdisc', 'add', 'dev', side, 'root', 'netem', 'loss', `${percent}%`);
    }
    return heal;
  } catch (error) {
    if (String(error).includes('qdisc kind is unknown')) return null;
    throw error;
  }
}

function impairWithRule(home: Home, percent: number): Heal {
  const probability = (percent / 100).toFixed(3);
  return home.interfere(['-m', 'statistic', '--mode', 'random', '--probability', probability, '-j', 'DROP']);
}
