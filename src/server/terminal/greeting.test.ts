import { describe, expect, it } from 'vitest';
import { greeting } from './greeting.ts';

const address = (family: 'IPv4' | 'IPv6', address: string, internal = false) =>
  ({ family, address, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as const;

const INTERFACES = {
  lo: [address('IPv4', '127.0.0.1', true)],
  eth0: [address('IPv4', '192.168.1.5'), address('IPv6', 'fe80::1')],
};

describe('greeting', () => {
  it('shows where this machine and its network find the server', () => {
    expect(greeting({ port: 3000, host: undefined, publicUrl: undefined }, undefined, INTERFACES)).toBe(
      'Parley is running:\n  Local    http://localhost:3000/\n  Network  http://192.168.1.5:3000/\n',
    );
  });

  it('shows only the one host that it listens on', () => {
    expect(greeting({ port: 80, host: '::1', publicUrl: undefined }, undefined, INTERFACES)).toBe(
      'Parley is running:\n  Local    http://[::1]:80/\n',
    );
  });

  it('shows the public URL first', () => {
    expect(
      greeting({ port: 80, host: '10.0.0.1', publicUrl: 'https://chat.example.com/' }, undefined, INTERFACES),
    ).toBe('Parley is running:\n  Public   https://chat.example.com/\n  Local    http://10.0.0.1:80/\n');
  });

  it('tells which page it serves, and whether it is the one that was built', () => {
    const listening = { port: 80, host: '10.0.0.1', publicUrl: undefined };
    const page = { version: '1.0.0+abc', hash: 'f00d' };
    expect(greeting(listening, { ...page, isAsBuilt: true }, INTERFACES)).toContain(
      '\n  Page     1.0.0+abc SHA-256 f00d\n',
    );
    expect(greeting(listening, { ...page, isAsBuilt: false }, INTERFACES)).toContain(
      '\n  Page     1.0.0+abc SHA-256 f00d (not what dist/hashes.json says)\n',
    );
  });
});
