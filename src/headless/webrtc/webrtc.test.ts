import { createHash, X509Certificate } from 'node:crypto';
import * as native from 'node-datachannel';
import { expect, it } from 'vitest';
import { makeCertificate } from './certificate.ts';
import { connectionsOver } from './connection.ts';
import { nativeServers } from './ice-servers.ts';

const certificate = makeCertificate(Date.UTC(2026, 10, 30));

it('makes a certificate that is valid, and that it signed itself', () => {
  const read = new X509Certificate(certificate.certificatePem);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  expect([read.validFrom, read.validTo]).toEqual(['Nov 29 00:00:00 2026 GMT', 'Nov 30 00:00:00 2027 GMT']);
});

it('gives it to every connection', async () => {
  const Connection = connectionsOver(native, certificate);
  const digest = createHash('sha256')
    .update(new X509Certificate(certificate.certificatePem).raw)
    .digest('hex');
  const shown = digest.toUpperCase().match(/../g)?.join(':') ?? '';
  for (let n = 0; n < 2; n++) {
    const connection = new Connection();
    connection.createDataChannel('test', { negotiated: true, id: 0 });
    expect((await connection.createOffer()).sdp).toContain(`a=fingerprint:sha-256 ${shown}`);
    connection.close();
    connection.close();
  }
});

/** Connects two of them as links do. */
async function connect() {
  const Connection = connectionsOver(native, certificate);
  const [a, b] = [new Connection(), new Connection()];
  const channels = [a, b].map((each) => each.createDataChannel('test', { negotiated: true, id: 0 }));
  const opened = channels.map(
    (channel) =>
      new Promise<void>((resolve) => {
        channel.onopen = () => resolve();
      }),
  );
  const early: object[] = [];
  a.onicecandidate = ({ candidate }) => candidate && early.push(candidate);
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription ?? { type: 'offer', sdp: '' });
  b.onicecandidate = ({ candidate }) => candidate && void a.addIceCandidate(candidate);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription ?? { type: 'answer', sdp: '' });
  a.onicecandidate = ({ candidate }) => candidate && void b.addIceCandidate(candidate);
  for (const candidate of early) await b.addIceCandidate(candidate);
  await Promise.all(opened);
  return { a, b, channels };
}

it('brings texts and bytes, tells the way, and fails where a browser would restart', async () => {
  const { a, b, channels } = await connect();
  const [sending, receiving] = channels;
  const got: unknown[] = [];
  const all = new Promise<void>((resolve) => {
    if (receiving)
      receiving.onmessage = ({ data }) => {
        got.push(data);
        if (got.length === 2) resolve();
      };
  });
  sending?.send('a text');
  sending?.send(new Uint8Array([1, 2, 3]));
  await all;
  expect(got).toEqual(['a text', new Uint8Array([1, 2, 3]).buffer]);
  const stats = await a.getStats();
  expect(stats.get('local')).toMatchObject({ candidateType: expect.any(String), protocol: 'udp' });
  const failed = new Promise<void>((resolve) => {
    b.onconnectionstatechange = () => b.connectionState === 'failed' && resolve();
  });
  const offer = b.remoteDescription?.sdp.replace(/^a=ice-ufrag:.*/m, 'a=ice-ufrag:another') ?? '';
  await expect(b.setRemoteDescription({ type: 'offer', sdp: offer })).rejects.toThrow('restart');
  await failed;
  a.close();
  b.close();
  await expect(a.setLocalDescription()).rejects.toThrow('closed');
});

it('reads the addresses of STUN and TURN servers, and leaves out what it cannot use', () => {
  const turn = { username: '1700:ann', credential: 'a@b:c' };
  expect(
    nativeServers([
      { urls: ['stun:stun.example', 'stun:[2001:db8::1]:5000', 'stuns:stun.example'] },
      { urls: 'turn:turn.example:3479?transport=udp', ...turn },
      { urls: ['turn:turn.example?transport=tcp', 'turns:turn.example', 'nonsense'], ...turn },
    ]),
  ).toEqual([
    { hostname: 'stun.example', port: 3478 },
    { hostname: '2001:db8::1', port: 5000 },
    { hostname: 'turn.example', port: 3479, username: '1700:ann', password: 'a@b:c', relayType: 'TurnUdp' },
  ]);
});
