/** Guesses room ids, near those that are in use and anywhere, and compares answers and times. */
import { HANGS_MS } from '../e2e/support/hangs.ts';
import { Random } from '../public/testing/random.ts';
import type { Address } from '../src/protocol.ts';
import type { Visitor } from '../src/server/testing/visitor.ts';
import { addressAt } from '../src/testing/addresses.ts';
import type { GuessOrder, GuessResult } from './order.ts';
import { arriveFromNowhere } from './strangers.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** As many joins as one connection may make at once. */
const GUESSES_EACH = 40;
/** As the page makes a room's id, and Socket.IO an address. */
const ID_LENGTH = 10;
const ADDRESS_LENGTH = 20;

export async function guess(order: GuessOrder): Promise<GuessResult> {
  const { url, seed, guesses, rooms, addresses } = order;
  const random = new Random(seed);
  const times: Record<'near' | 'random' | 'taken' | 'nobody', number[]> = {
    near: [],
    random: [],
    taken: [],
    nobody: [],
  };
  const [answers, refusals] = [new Set<string>(), new Set<string>()];
  let [made, hits] = [0, 0];

  while (made < guesses) {
    const guesser = await arriveFromNowhere(url, 'websocket', random);
    for (let count = 0; count < GUESSES_EACH && made < guesses; count += 1) {
      // In random order, so that nothing that changes with time favours one kind.
      const kind = random.chance(0.5) ? 'near' : 'random';
      // Both are made each time: what came before is to be the same for either.
      const roomIds = { near: nearMiss(random, random.pick(rooms)), random: randomText(random, ID_LENGTH) };
      const roomId = roomIds[kind];
      const askedAt = performance.now();
      const answer = await guesser.join(roomId);
      times[kind].push(performance.now() - askedAt);
      made += 1;
      if (answer.ok && answer.members.length > 0) hits += 1;
      answers.add(JSON.stringify({ ...answer, address: undefined, serverTime: undefined }));

      const whose = random.chance(0.5) ? 'taken' : 'nobody';
      const receivers = { taken: copyOf(random.pick(addresses)), nobody: randomText(random, ADDRESS_LENGTH) };
      const to = addressAt(receivers[whose]);
      const signaledAt = performance.now();
      refusals.add(await refusalOf(guesser, to));
      times[whose].push(performance.now() - signaledAt);
    }
    guesser.socket.close();
  }
  return {
    guesses: made,
    hits,
    answers: [...answers],
    nearMs: times.near,
    randomMs: times.random,
    refusals: [...refusals],
    takenMs: times.taken,
    nobodyMs: times.nobody,
  };
}

function refusalOf({ socket }: Visitor, to: Address): Promise<string> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('a signal was not refused')), HANGS_MS.wait);
    socket.once('undelivered', ({ reason }) => {
      clearTimeout(patience);
      resolve(reason);
    });
    socket.emit('signal', to, 'anybody-there');
  });
}

const randomText = (random: Random, length: number): string =>
  Array.from({ length }, () => random.pick([...ALPHABET])).join('');

/** A string of its own, as one that was just made up is. */
const copyOf = (text: string): string => [...text].join('');

/** All but one character of a room that is in use. */
function nearMiss(random: Random, room: string): string {
  const at = random.between(0, room.length - 1);
  const other = random.pick([...ALPHABET].filter((character) => character !== room[at]));
  return room.slice(0, at) + other + room.slice(at + 1);
}
