import type { CaptureProblem, Source } from '../../room/call/own-media.ts';
import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

const nouns: Record<Source, string> = { microphone: 'microphone', camera: 'camera', screen: 'screen' };

/** The words of calls. */
export const callWords = catalogue('call', {
  button: {
    call: 'Call',
    callEverybody: 'Call everybody in the room',
    join: 'Join call ',
    joinCount: (others: number) => `(${others})`,
    joinCall: 'Join the call in this room',
    callMember: (name: string) => `Call ${name}`,
  },

  heading: {
    calling: <Name>(name: Name) => phrase`Calling ${name}…`,
    waiting: <Name>(name: Name) => phrase`Waiting for ${name} to come back…`,
    pair: <Name>(name: Name) => phrase`In a call with ${name}`,
    alone: "In the room's call: nobody else so far",
    room: (people: number) =>
      plural(people, {
        one: `In the room's call: ${people} person`,
        other: `In the room's call: ${people} people`,
      }),
  },

  controls: {
    all: 'Call controls',
    mute: 'Mute microphone',
    unmute: 'Unmute microphone',
    cameraOn: 'Turn camera on',
    cameraOff: 'Turn camera off',
    share: 'Share screen',
    stopSharing: 'Stop sharing',
    devices: 'Choose devices',
    pictureInPicture: 'Picture in picture',
    fullScreen: 'Full screen',
    cancel: 'Cancel the call',
    hangUp: 'Hang up',
  },

  tiles: {
    all: 'In this call',
    muted: 'microphone off',
    screenOf: (name: string) => `Screen of ${name}`,
    pictureOf: (name: string) => `Picture of ${name}`,
    self: '(you)',
    noDirectConnection: 'no direct connection',
    away: 'away',
    reconnecting: 'reconnecting…',
    mutedByYou: 'muted by you',
  },

  devices: {
    heading: 'Devices',
    microphone: 'Microphone',
    camera: 'Camera',
    loudspeaker: 'Loudspeaker',
    systemsChoice: "The system's choice",
    noneFound: 'None found',
    /** For a device without a name. */
    nth: (kind: string, n: number) => `${kind} ${n}`,
  },
  unheard: 'Your microphone is off: nobody hears you.',
  asking: 'Waiting for the browser…',
  problem: {
    screenDenied: 'No screen is shared: none was chosen, or the browser does not allow it.',
    reasons: {
      denied: (source) =>
        `The browser does not allow the ${nouns[source]}: allow it beside the address, then turn it on here.`,
      'none-found': (source) => `No ${nouns[source]} was found.`,
      'in-use': (source) => `The ${nouns[source]} cannot be used: another program may have it.`,
      insecure: (source) =>
        `Browsers only give the ${nouns[source]} to pages opened by https or on this device itself.`,
      unsupported: (source) => `This browser cannot share the ${nouns[source]}.`,
      lost: (source) => `The ${nouns[source]} is gone: it may have been unplugged.`,
      failed: (source) => `The ${nouns[source]} could not be started.`,
    } satisfies Record<CaptureProblem, (source: Source) => string>,
    /** What still works without it. */
    meanwhile: {
      microphone: 'The others cannot hear you; you hear them.',
      camera: 'The others cannot see you; everything else works.',
      screen: '',
    } satisfies Record<Source, string>,
  },

  incoming: {
    label: 'Incoming call',
    from: <Name>(name: Name) => phrase`${name} is calling you`,
    accept: 'Accept',
    withoutCamera: 'Without camera',
    decline: 'Decline',
  },
  interrupted: {
    label: 'Interrupted call',
    room: "You were in the room's call.",
    pair: <Name>(name: Name) => phrase`You were in a call with ${name}.`,
    goBack: 'Return to the call',
    stayOut: 'Stay out',
  },
  news: {
    ended: 'Call ended',
    other: 'About the call',
    ok: 'OK',
    callBack: 'Call back',
    callAgain: 'Call again',
  },
  end: {
    declined: <Name>(name: Name) => phrase`${name} declined the call.`,
    busy: <Name>(name: Name) => phrase`${name} is in another call.`,
    'no-answer': <Name>(name: Name) => phrase`${name} did not answer.`,
    unreachable: <Name>(name: Name) => phrase`${name} is not here any more.`,
    ended: <Name>(name: Name) => phrase`The call with ${name} is over.`,
    missed: <Name>(name: Name) => phrase`You missed a call from ${name}.`,
  },
  full: (limit: number) =>
    plural(limit, {
      one: `The call is full: it takes ${limit} person.`,
      other: `The call is full: it takes ${limit} people.`,
    }),
  camerasFull: (limit: number) =>
    plural(limit, {
      one: 'No more than one picture is shown in this call, so that ordinary lines carry it. You can hear, speak and write.',
      other: `No more than ${limit} pictures are shown in this call, so that ordinary lines carry it. You can hear, speak and write.`,
    }),
  noCameras: 'In this room people call each other without pictures. You can hear, speak and write.',
});
