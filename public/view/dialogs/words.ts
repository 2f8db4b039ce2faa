import type { ConnectionReport, FailureReason, PairWay } from '../../room/people/connection-report.ts';
import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';
import { type Phrase, phrase } from '../words/phrase.ts';

type ServerRefusal = Extract<ConnectionReport['server'], { kind: 'refused' }>['reason'];

/** The words of dialogs. */
export const dialogWords = catalogue('dialogs', {
  close: 'Close',
  cancel: 'Cancel',

  about: {
    heading: <Name>(name: Name) => phrase`About ${name}`,
    /** How they are reached. `tag` distinguishes members with the same name. */
    reach: (reach: string, tag: string | null, isAway: boolean) =>
      `${tag === null ? '' : `${tag}: `}${reach}${isAway ? ', away' : ''}`,
    notHere: 'not here now',
    code: 'Safety code',
    codeInWords: 'Safety code in words',
    howToCompare:
      'Read it to each other in person or on the phone, in words or in digits. If all of it is the same, nobody stands between you. If not, somebody does.',
    verified: 'Verified: you compared the code of this key.',
    verify: 'Mark as verified',
    unverify: 'Take the mark back',
    mute: <Name>(name: Name) => phrase`Mute ${name}`,
    unmute: <Name>(name: Name) => phrase`Unmute ${name}`,
    muting: 'Hides what they say, for you alone. Nobody is told, and they still get what you say.',
    muted:
      'What they say is hidden, for you alone. It is kept and passed on as before, and comes back when you unmute.',
    verifiedNamesake: <Name>(name: Name) =>
      phrase`This is not the ${name} you verified: it is another key. Trust it only once you compared the code.`,
    metNamesake: <Name>(name: Name) =>
      phrase`Somebody called ${name} was here before, with another key. It may be the same person in another browser or on another device, or after making theirs forget this room, or somebody else; comparing the code tells.`,
    faulty: <Name>(name: Name) => phrase`${name} sends faulty data; it is refused.`,
  },

  lock: {
    heading: 'Move to a new sealed room',
    explanation: [
      'Makes a sealed room with a key that nobody has yet, and invites the people you choose, over your links with them.',
      'This room stays as it is: whoever has its link can still come here, and what was said here stays here.',
    ],
    nobody: 'Nobody else is here: you can share the link of the new room there.',
    invite: 'Invite to a new room',
    isThere: 'The new room is there. Go when those you wait for have their invitation.',
    go: 'Go to the new room',
    hasInvitation: 'has the invitation',
    underWay: 'invitation under way…',
    noLink: 'no link of your own: cannot be invited from here',
  },

  deletion: {
    heading: 'Delete this message?',
    explanation: [
      'It is taken away for everyone. Whoever was here may have read it already, and a device that is not reachable shows it until it is back.',
    ],
    action: 'Delete message',
  },
  forgetting: {
    heading: 'Forget this room?',
    explanation: [
      'This device forgets who you were here, your draft and everything that was said, in all of its tabs, and you leave the room. Opening the link again, you come back as somebody new.',
      'What you said stays with the others.',
    ],
    action: 'Forget and leave',
  },

  holders: {
    heading: 'Who has this message',
    hasIt: 'Has it: ',
    notYet: 'Not yet: ',
    /** Members who have left. */
    whoLeft: (count: number) =>
      plural(count, { one: `${count} who has left`, other: `${count} who have left` }),
    /** Names with their separators, and `whoLeft`. */
    namesAndLeft: <Name>(names: Phrase<Name>, left: string) => phrase`${names}, and ${left}`,
    taggedName: <Name>(name: Name, tag: string) => phrase`${name} ${tag}`,
    nobody:
      'Nobody else is here yet. It goes to whoever comes, as long as this page is open or the room is kept on this device.',
    all: 'Everyone who is here has confirmed that it arrived.',
    none: 'It is only on this device so far. It goes out as soon as there is a way; keep this page open.',
    some: 'It goes on to the others as soon as there is a way to them.',
  },

  report: {
    heading: 'Connection report',
    label: 'Report',
    members: 'Members',
    pairs: 'Who reaches whom',
    copy: 'Copy as text',
    asText: 'Report as text',

    facts: {
      server: 'Server',
      stun: 'STUN',
      turn: 'TURN',
      relayOnly: 'Relay only',
      key: 'Your key',
      browser: 'Browser',
      roundTrip: 'Round trip',
      protocol: 'Protocol',
      pathHere: 'Path here',
      pathThere: 'Path there',
      foundHere: 'Found here',
      foundThere: 'Found there',
      noLinkSince: 'No link since',
      help: 'What would help',
    },
    /** One line of the report as text. */
    fact: (label: string, value: string) => `${label}: ${value}`,
    available: 'available',
    unavailable: 'none',
    on: 'on',
    off: 'off',
    keyKept: 'stays on this device',
    keyOfTab: 'lasts as long as this tab',
    server: {
      joining: 'joining',
      connected: 'connected',
      unreachable: 'cannot be reached',
      refused: (reason: string) => `does not let you in: ${reason}`,
    },
    refusal: {
      'room-full': 'room full',
      'wrong-key': 'wrong key',
      'bad-request': 'bad request',
      'tunnel-full': 'tunnel full',
      busy: 'busy',
    } satisfies Record<ServerRefusal, string>,

    you: 'You',
    taggedName: (name: string, tag: string) => `${name} ${tag}`,
    reachSince: (reach: string, time: string) => `${reach} since ${time}`,
    notMeasured: 'not measured yet',
    underOneMs: 'under 1 ms',
    ms: (count: number) => `${count} ms`,
    candidate: {
      host: 'local network',
      srflx: 'through NAT',
      prflx: 'through NAT',
      relay: 'relay',
    },
    turnWouldHelp: 'a TURN server, set up by whoever runs this page',
    nothing: 'nothing',
    noAnswer: 'no answer',
    failed: {
      'not-connected-in-time': 'it did not connect in time',
      'no-hello': 'no hello came',
      'forged-hello': 'its hello was forged',
      'unknown-fingerprints': 'its fingerprints are unknown',
      silent: 'it was silent',
      'not-back-in-time': 'it did not come back',
      'connection-closed': 'it closed',
      'given-up': 'the member gave it up',
      'began-anew': 'the member began anew',
      'flood-of-frames': 'it sent a flood of frames',
      'malformed-frames': 'it sent too many malformed frames',
      'no-connection': 'no connection could be made',
      renewed: 'renewed',
      over: 'closed',
    } satisfies Record<FailureReason, string>,
    failure: (time: string, why: string, here: string, there: string) =>
      `${time} ${why} (here: ${here}; there: ${there})`,

    way: {
      none: 'no link',
      unknown: 'not known',
      relayed: 'over a relay',
      sealed: 'through the server, sealed',
      linked: 'linked',
      direct: 'directly',
    } satisfies Record<PairWay, string>,
    onlyYou: 'only you are here',
    linked: (linked: number, pairs: number) =>
      plural(pairs, {
        one: `${linked} of ${pairs} pair linked`,
        other: `${linked} of ${pairs} pairs linked`,
      }),
    linkedAndRelayed: (linked: string, relayed: number) => `${linked}, ${relayed} over a relay`,
  },
});
