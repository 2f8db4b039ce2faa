// Loaded into each server that is measured: what is free is given back before its memory is read.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
// As before memory runs out: until nothing more is found, and unused pages are given back.
process.on('SIGUSR2', () => collectGarbage({ type: 'major', flavor: 'last-resort' }));
