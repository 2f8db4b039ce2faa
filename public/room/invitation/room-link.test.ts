import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destination, withoutStrays } from './link-reading.ts';
import { freshRoomLink, inviteLink, plainDestination, withRoom } from './room-link.ts';

const url = (rest: string) => new URL(`https://example.org/chat/${rest}`);

const KEY = 'k'.repeat(22);

describe('an address', () => {
  it.each([
    ['', { kind: 'fresh', isSealed: false }],
    ['?roomId=', { kind: 'fresh', isSealed: false }],
    ['?debug', { kind: 'fresh', isSealed: false }],
    ['?sealed', { kind: 'fresh', isSealed: true }],
    ['?rooms', { kind: 'rooms' }],
    ['?rooms=', { kind: 'rooms' }],
    ['?rooms&debug', { kind: 'rooms' }],
    ['?rooms&roomId=abc', { kind: 'room', roomId: 'abc', key: null }],
    ['?roomId=abc-_9', { kind: 'room', roomId: 'abc-_9', key: null }],
    ['?roomId=abc#', { kind: 'room', roomId: 'abc', key: null }],
    ['?roomId=abc&sealed', { kind: 'room', roomId: 'abc', key: null }],
    [`?roomId=abc#${KEY}`, { kind: 'room', roomId: 'abc', key: KEY }],
    [`?roomId=abc#${'-_9'.repeat(10)}`, { kind: 'room', roomId: 'abc', key: '-_9'.repeat(10) }],
    [`?roomId=${'x'.repeat(64)}`, { kind: 'room', roomId: 'x'.repeat(64), key: null }],
    [`?roomId=${'x'.repeat(65)}`, { kind: 'malformed' }],
    ['?roomId=a%20b', { kind: 'malformed' }],
    ['?roomId=../x', { kind: 'malformed' }],
    ['?roomId=%00', { kind: 'malformed' }],
    ['?roomId=<script>', { kind: 'malformed' }],
    [`?roomId=a%20b#${KEY}`, { kind: 'malformed' }],
    ['?roomId=a&roomId=b', { kind: 'room', roomId: 'a', key: null }],
  ])('ending in %j names what it names', (rest, expected) => {
    expect(destination(url(rest))).toEqual(expected);
  });

  it.each([
    ['cut short', KEY.slice(1)],
    ['endless', 'k'.repeat(87)],
    ['with a blank in it', `${KEY}%20x`],
    ['that is no key at all', 'top'],
  ])('with a key %s leads nowhere, rather than into an open room', (_, key) => {
    expect(destination(url(`?roomId=abc#${key}`))).toEqual({ kind: 'locked' });
  });
});

/** As the page draws them: an id with letters of both cases, a key whose last character has two bits. */
const ID = 'aB3-dE_g1h';
const DRAWN_KEY = 'aB3-dE_g1haB3-dE_g1h-A';
/** What is said to bring text into links, or leaves marks in them. */
const MARKS = [
  '.',
  ',',
  ')',
  ').',
  '!',
  '?',
  ':',
  ';',
  '"',
  "'",
  '>',
  '%3E',
  '*',
  '**',
  '`',
  '%60',
  '~~',
  '|',
  ']',
  '}',
];
const FAR_MARKS = [
  '。',
  '，',
  '）',
  '」',
  '…',
  '”',
  '»',
  '%20',
  '%0A',
  '+',
  '%C2%A0',
  '%E2%80%8B',
  '%2520',
  '👍',
  '👍🏽',
];

describe('a link that took marks of the text with it', () => {
  it.each([...MARKS, ...FAR_MARKS])('opens the room that it means: %s', (mark) => {
    for (const roomId of [ID, 'standup'])
      expect(destination(url(`?roomId=${roomId}${mark}`))).toEqual({ kind: 'room', roomId, key: null });
  });

  it.each([...MARKS, ...FAR_MARKS, '-', '_', '__'])('opens the sealed room that it means: %s', (mark) => {
    const expected = { kind: 'room', roomId: ID, key: DRAWN_KEY };
    expect(destination(url(`?roomId=${ID}#${DRAWN_KEY}${mark}`))).toEqual(expected);
  });

  it.each(['.Then', ',then', '看看', '。看', '**bold**', '/x', '<br>'])(
    'knows an id of ours before any text: %s',
    (text) => {
      expect(destination(url(`?roomId=${ID}${text}`))).toEqual({ kind: 'room', roomId: ID, key: null });
      const sealed = { kind: 'room', roomId: ID, key: DRAWN_KEY };
      expect(destination(url(`?roomId=${ID}#${DRAWN_KEY}${text}`))).toEqual(sealed);
    },
  );

  it.each(['.Then', ',then', '看看', '。看', ')and'])('asks where a name was given by hand: %s', (text) => {
    const rooms = [{ roomId: 'standup', key: null }];
    expect(destination(url(`?roomId=standup${text}`))).toEqual({ kind: 'unsure', rooms });
  });

  it.each([
    ['standup_', 'standup'],
    ['standup__', 'standup'],
    ['standup-', 'standup'],
    ['standup_.', 'standup', 'standup_'],
    [`${ID}_`, ID],
    [`${ID}__**`, ID, `${ID}__`],
  ])('asks where the marks may belong to the id: %s', (written, bare, whole = written) => {
    const rooms = [bare, whole].map((roomId) => ({ roomId, key: null }));
    expect(destination(url(`?roomId=${written}`))).toEqual({ kind: 'unsure', rooms });
  });

  it.each(['aB3-dE_g1_', 'aB3-dE_g1-', '__proto__', '-', '_'])('takes %s as it is', (roomId) => {
    expect(destination(url(`?roomId=${roomId}`))).toEqual({ kind: 'room', roomId, key: null });
  });

  it('asks nothing where the id does not end the link, or its end was closed', () => {
    const room = { kind: 'room', roomId: 'standup_' };
    expect(destination(url(`?roomId=standup_#${KEY}`))).toEqual({ ...room, key: KEY });
    expect(destination(url('?roomId=standup_&debug'))).toEqual({ ...room, key: null });
    expect(destination(url('?roomId=standup%5F'))).toEqual({ ...room, key: null });
  });

  it.each(['?roomId=team.alpha', '?roomId=two%20words', '?roomId=x.y.z'])('finds no room in %s', (rest) => {
    expect(destination(url(rest))).toEqual({ kind: 'malformed' });
  });

  it('takes no longer for endless marks', () => {
    const endless = [`${'.'.repeat(5_000)}x`, `${'a.'.repeat(20_000)}`, '%2520'.repeat(10_000)];
    for (const text of endless) expect(destination(url(`?roomId=${text}`)).kind).not.toBe('room');
  });
});

describe('a link whose parameter is written differently', () => {
  it.each([
    'roomid',
    'RoomID',
    'ROOMID',
    'RoomId',
    'room_id',
    'room-id',
    'Room%20Id',
    'room',
    'Room',
    '?roomId',
    'amp;roomId',
  ])('opens the room that it means: %s', (name) => {
    const goal = { kind: 'room', roomId: 'standup', key: KEY };
    expect(destination(url(`?debug&${name}=standup#${KEY}`))).toEqual(goal);
    const canonical = withRoom(withoutStrays(url(`?debug&${name}=standup#${KEY}`)), {
      roomId: 'standup',
      key: KEY,
    });
    expect(canonical.href).toBe(`https://example.org/chat/?debug=&roomId=standup#${KEY}`);
  });

  it.each([
    '?roomId%3Dstandup',
    '?room%3Dstandup',
    '#roomId=standup',
    '#/?room=standup',
    '#!roomid=standup',
    '?roomId=&room=standup',
    '?roomid=standup.',
  ])('opens the room that it means: %s', (rest) => {
    expect(destination(url(rest))).toEqual({ kind: 'room', roomId: 'standup', key: null });
    const canonical = withRoom(withoutStrays(url(rest)), { roomId: 'standup', key: null });
    expect(canonical.href).toBe('https://example.org/chat/?roomId=standup');
  });

  it.each(['?romid=standup', '?roomld=standup', '?rooom=standup', '?room_name=standup', '?chatroom=standup'])(
    'asks where that is not certain: %s',
    (rest) => {
      expect(destination(url(rest))).toEqual({ kind: 'unsure', rooms: [{ roomId: 'standup', key: null }] });
    },
  );

  it('asks where any other parameter has what looks like an id of ours, or where two differ', () => {
    expect(destination(url(`?id=${ID}`))).toEqual({ kind: 'unsure', rooms: [{ roomId: ID, key: null }] });
    const rooms = ['a', 'b'].map((roomId) => ({ roomId, key: null }));
    expect(destination(url('?room=a&roomid=b'))).toEqual({ kind: 'unsure', rooms });
    expect(destination(url('?room=a&roomid=a'))).toEqual({ kind: 'room', roomId: 'a', key: null });
    expect(destination(url('?room=a&roomId=b'))).toEqual({ kind: 'room', roomId: 'b', key: null });
  });

  it.each(['?from=mail', '?utm_source=chrome', '?promo=x', '?debug=1', '#top', '?room='])(
    'makes a fresh room of %s',
    (rest) => {
      expect(destination(url(rest))).toEqual({ kind: 'fresh', isSealed: false });
    },
  );

  it.each(['?room=../x', '?roomid=%00', `#${DRAWN_KEY}`, `#${DRAWN_KEY}.`])(
    'makes no fresh room of %s',
    (rest) => {
      expect(destination(url(rest))).toEqual({ kind: 'malformed' });
    },
  );

  it.each(['%23', '%2523'])('never opens a room without its key, where the # was encoded: %s', (sign) => {
    for (const roomId of [ID, 'standup'])
      expect(destination(url(`?roomId=${roomId}${sign}${DRAWN_KEY}`))).toEqual({ kind: 'locked' });
  });
});

describe('the link that invites', () => {
  it('leads into the same room and carries nothing else of my address', () => {
    const link = inviteLink(url('?debug=1&roomId=old&name=x#y'), { roomId: 'abc', key: null });
    expect(link).toBe('https://example.org/chat/?roomId=abc');
    expect(destination(new URL(link))).toEqual({ kind: 'room', roomId: 'abc', key: null });
  });

  it('carries the key of a sealed room where no server sees it', () => {
    const link = inviteLink(url('?roomId=abc'), { roomId: 'abc', key: KEY });
    expect(link).toBe(`https://example.org/chat/?roomId=abc#${KEY}`);
    expect(destination(new URL(link))).toEqual({ kind: 'room', roomId: 'abc', key: KEY });
  });

  it.each(['standup_', 'standup-', '-', `${ID}__`])(
    'ends in nothing that programs leave out, and leads into %s',
    (roomId) => {
      for (const key of [null, `${KEY}-`]) {
        const address = { roomId, key };
        for (const link of [inviteLink(url(''), address), withRoom(url(''), address).href]) {
          expect(link).toMatch(/[a-z\d]$/i);
          expect(destination(new URL(link))).toEqual({ kind: 'room', ...address });
        }
      }
    },
  );

  it('to a fresh room stays below the folder that the page is served from', () => {
    expect(freshRoomLink(url('?roomId=abc#x'))).toBe('https://example.org/chat/');
    expect(freshRoomLink(url('?roomId=abc#x'), true)).toBe('https://example.org/chat/?sealed');
  });
});

describe("the page's own address", () => {
  it('takes the room in and keeps whatever else stood there', () => {
    const before = url('?debug=1');
    const after = withRoom(before, { roomId: 'abc', key: null });
    expect(after.href).toBe('https://example.org/chat/?debug=1&roomId=abc');
    expect(before.href).toBe('https://example.org/chat/?debug=1');
  });

  it('takes the key in too, and no longer asks for a fresh room', () => {
    const after = withRoom(url('?sealed'), { roomId: 'abc', key: KEY });
    expect(after.href).toBe(`https://example.org/chat/?roomId=abc#${KEY}`);
  });

  it('loses what was meant as the room and was written differently', () => {
    const address = { roomId: 'abc', key: null };
    const page = withoutStrays(url('?debug&RoomID=abc&room_id=abc'));
    expect(withRoom(page, address).href).toBe('https://example.org/chat/?debug=&roomId=abc');
  });
});

describe('an address as the page writes it', () => {
  const word = fc.stringMatching(/^[\w.%*-]{0,12}$/);
  const parameter = fc.tuple(fc.constantFrom('roomId', 'roomid', 'rooms', 'debug', 'sealed', 'x'), word);
  const hash = fc.oneof(fc.constant(''), word, fc.stringMatching(/^[\w-]{20,24}$/));

  it('is read at once, and as the address of any other kind would be', () => {
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 3 }), hash, (parameters, key) => {
        const search = parameters.map(([name, value]) => `${name}=${value}`).join('&');
        const address = url(`?${search}#${key}`);
        const plain = plainDestination(address);
        if (plain !== null) expect(plain).toEqual(destination(address));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['', '?debug', '?sealed', '?rooms', `?roomId=${ID}`, `?roomId=standup#${DRAWN_KEY}`])(
    'needs nothing more: %s',
    (rest) => {
      expect(plainDestination(url(rest))).not.toBeNull();
    },
  );
});
