/**
 * Socket.IO packets that no page sends, from a seed: true ones bent, wrong types, prototype keys, huge, deep, cut off,
 * and noise. As text or bytes, so that no client library stands in the way.
 */
import type { Random } from '../public/testing/random.ts';

export type Packet = string | Buffer;

export interface Aim {
  /** A room that attackers share with honest members. */
  readonly sharedRoom: string;
  /** Addresses of honest members, of that room and of others. */
  readonly victims: readonly string[];
  /** What to sign one's own signals with. */
  readonly claim: string;
}

const ROOM_VERIFIER = 'd'.repeat(43);

const ODD: readonly string[] = [
  'null',
  'true',
  '-1',
  '1e308',
  '9007199254740993',
  '""',
  '"\\u0000\\ud800"',
  '"\\u001b[2J\\u009b31m\\n{\\"level\\":\\"fatal\\"}"',
  '[]',
  '{}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":1,"length":-1}',
  '{"_placeholder":true,"num":0}',
  '{"then":"x"}',
];

const NAMES: readonly string[] = [
  'join',
  'signal',
  'ice',
  'leave',
  'error',
  'connect',
  'connection',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
  'undelivered',
  'joined',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '',
  'x'.repeat(5_000),
];

const NOISE: readonly Packet[] = [
  ...['2', '2[', '2[]', '2{}', '2[null]', '2[0]', '2["join"', '20["join"]', '2999999999999999999["join",{}]'],
  ...['3', '30[]', '3[1]', '31["ok"]', '0', '0{"token":1}', '0/admin,', '0/__proto__,{}', '1/other,', '4"x"'],
  ...[
    '51-["join",{"_placeholder":true,"num":9}]',
    '5-["join"]',
    '51-',
    '599999999999-["join"]',
    '6',
    '61-[]',
  ],
  ...[
    '7',
    '9',
    '',
    ' ',
    '\u0000',
    '2[{"a":1}]',
    '2/other,["join"]',
    '2/__proto__,["join"]',
    '😀',
    '2-["join"]',
  ],
  Buffer.alloc(0),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.alloc(60_000, 0x5b),
];

export function hostilePacket(random: Random, aim: Aim): Packet[] {
  switch (random.between(0, 9)) {
    case 0:
      return [event(random, 'join', [bent(random, joinOf(random, aim))])];
    case 1:
      return [event(random, 'join', [bent(random, joinOf(random, aim)), odd(random)])];
    case 2:
      return [event(random, 'signal', [JSON.stringify(random.pick(aim.victims)), JSON.stringify(aim.claim)])];
    case 3:
      // As if the sender could say who they are.
      return [
        event(random, 'signal', [
          JSON.stringify(random.pick(aim.victims)),
          random.pick([JSON.stringify(aim.claim), odd(random)]),
          JSON.stringify(random.pick(aim.victims)),
        ]),
      ];
    case 4:
      return [event(random, 'signal', [odd(random), odd(random)])];
    case 5:
      return [
        event(
          random,
          random.pick(NAMES),
          Array.from({ length: random.between(0, 3) }, () => odd(random)),
        ),
      ];
    case 6:
      return [event(random, random.pick(NAMES), [deep(random)])];
    case 7:
      return [event(random, random.pick(NAMES), [`"${'x'.repeat(random.between(1_000, 70_000))}"`])];
    case 8: {
      const text = event(random, 'join', [joinOf(random, aim)]);
      const at = random.between(0, text.length - 1);
      return [text.slice(0, at) + random.pick(['', '\u0000', '"', '\ud800', ']', '\\']) + text.slice(at + 1)];
    }
    default:
      return random.chance(0.3)
        ? [`51-["${random.pick(NAMES)}",{"_placeholder":true,"num":0}]`, Buffer.from(random.bytes(16))]
        : [random.pick(NOISE)];
  }
}

function event(random: Random, name: string, args: readonly string[]): string {
  const acknowledgement = random.chance(0.5) ? String(random.between(0, 1e6)) : '';
  return `2${acknowledgement}[${[JSON.stringify(name), ...args].join(',')}]`;
}

const joinOf = (random: Random, { sharedRoom }: Aim): string =>
  JSON.stringify({
    roomId: random.pick([sharedRoom, `made-up-${random.between(0, 99)}`, 'no spaces', '__proto__']),
    roomVerifier: ROOM_VERIFIER,
    card: 'card',
  });

/** One field is another, or one more. */
function bent(random: Random, json: string): string {
  const fields: [string, string][] = Object.entries(JSON.parse(json) as object).map(([key, value]) => [
    key,
    JSON.stringify(value),
  ]);
  const field = random.pick(fields);
  if (random.chance(0.2)) fields.push([random.pick(['extra', '__proto__', 'constructor']), odd(random)]);
  else if (random.chance(0.6)) field[1] = odd(random);
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

const odd = (random: Random): string => random.pick(ODD);

function deep(random: Random): string {
  const depth = random.between(100, 10_000);
  return random.chance(0.5)
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
