/** What the person at the terminal is told of the tunnel: from its state to lines of text. */
import type { ProviderName, TunnelProblem } from './provider.ts';
import type { TunnelState } from './tunnel.ts';

export interface TunnelFacts {
  readonly provider: ProviderName;
  readonly hasCloudflared: boolean;
  /** How many people fit through it; null if there is no bound. */
  readonly people: number | null;
  /** Its link before; null the first time. */
  readonly urlBefore: string | null;
}

export function linesFor(state: TunnelState, facts: TunnelFacts): readonly string[] {
  if (state.kind === 'lost')
    return ['The tunnel is lost. Whoever is connected goes on talking; it opens again by itself.'];
  if (state.kind === 'failed') return [`${problemWords(state.problem, state.at)} ${anotherWay(facts)}`];
  if (state.url === facts.urlBefore) return [`The tunnel is open again: ${state.url}`];
  return [
    facts.urlBefore === null
      ? 'The tunnel is open:'
      : 'The tunnel has another link now. Pages opened on this computer or in its network tell the rooms they are in:',
    `  Link      ${state.url}`,
    ...(state.password === null ? [] : [`  Password  ${state.password}  (visitors are asked for it once)`]),
    ...(facts.people === null
      ? []
      : [
          `  Places    about ${facts.people} ${facts.people === 1 ? 'person' : 'people'} at a time; those in your own network take none`,
        ]),
  ];
}

/** `at` is the service that was asked. */
function problemWords(problem: TunnelProblem, at: string): string {
  switch (problem) {
    case 'offline':
      return `No tunnel: ${at} cannot be found. Is this computer online? It is tried again.`;
    case 'no-answer':
      return `No tunnel: ${at} does not answer. It is tried again.`;
    case 'port-refused':
      return `No tunnel: ${at} lent one, but a firewall in between refuses its port. It is tried again.`;
    case 'not-installed':
      return 'No tunnel: there is no program "cloudflared" here.';
    case 'ended':
      return 'No tunnel: cloudflared ended before it had one. It is tried again.';
  }
}

function anotherWay({ provider, hasCloudflared }: TunnelFacts): string {
  if (provider === 'cloudflared') return 'Another way: "--tunnel" alone goes over localtunnel.';
  return hasCloudflared
    ? 'Another way: cloudflared is installed here, "--tunnel cloudflared" goes over it.'
    : 'Another way: install cloudflared and use "--tunnel cloudflared".';
}
