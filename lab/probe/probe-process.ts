/** Runs inside a host: one UDP socket that sends what each line of the input says, and prints what comes back. */
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import type { Errand } from './probe.ts';

const socket = createSocket('udp4');
socket.on('message', (message) => process.stdout.write(`${message.toString()}\n`));
socket.on('listening', () => process.stdout.write('{"id":0}\n'));
socket.bind();

createInterface({ input: process.stdin }).on('line', (line) => {
  const errand = JSON.parse(line) as Errand;
  // By then everything that had come in is printed.
  if (errand === 'turn') return void setImmediate(() => process.stdout.write('{"id":-1}\n'));
  const { question, address, port } = errand;
  // While a host has no network, sending fails; that is an answer that does not come.
  socket.send(JSON.stringify(question), port, address, () => undefined);
});
