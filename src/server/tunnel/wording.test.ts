import { describe, expect, it } from 'vitest';
import { linesFor, type TunnelFacts } from './wording.ts';

const FACTS: TunnelFacts = { provider: 'localtunnel', hasCloudflared: false, people: 8, urlBefore: null };
const OPEN = { kind: 'open', url: 'https://a.example/', connections: 10, password: '203.0.113.7' } as const;

describe('what is told of the tunnel', () => {
  it('names the link, the password and the places the first time', () => {
    expect(linesFor(OPEN, FACTS)).toEqual([
      'The tunnel is open:',
      '  Link      https://a.example/',
      '  Password  203.0.113.7  (visitors are asked for it once)',
      '  Places    about 8 people at a time; those in your own network take none',
    ]);
  });

  it('leaves out what there is not', () => {
    expect(linesFor({ ...OPEN, password: null }, { ...FACTS, people: null })).toEqual([
      'The tunnel is open:',
      '  Link      https://a.example/',
    ]);
  });

  it('speaks of one place as one', () => {
    expect(linesFor(OPEN, { ...FACTS, people: 1 }).at(-1)).toContain('about 1 person at a time');
  });

  it('is short when nothing changed, and not when the link did', () => {
    expect(linesFor(OPEN, { ...FACTS, urlBefore: OPEN.url })).toEqual([
      'The tunnel is open again: https://a.example/',
    ]);
    const [first, second] = linesFor(OPEN, { ...FACTS, urlBefore: 'https://b.example/' });
    expect(first).toContain('another link');
    expect(second).toBe('  Link      https://a.example/');
  });

  it.each(['offline', 'no-answer', 'port-refused', 'not-installed', 'ended'] as const)(
    'tells of "%s" in one line, with another way',
    (problem) => {
      const state = { kind: 'failed', problem, at: 'service.example' } as const;
      const told = (facts: Partial<TunnelFacts>) => linesFor(state, { ...FACTS, ...facts });
      expect(told({})).toEqual([expect.stringMatching(/^No tunnel: .+\. Another way: install cloudflared /)]);
      expect(told({ hasCloudflared: true })[0]).toContain('cloudflared is installed here');
      expect(told({ provider: 'cloudflared' })[0]).toContain('"--tunnel" alone');
    },
  );
});
