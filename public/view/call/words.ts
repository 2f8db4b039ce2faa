import type { CaptureProblem, Source } from '../../room/call/own-media.ts';
import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

const nouns: Record<Source, string> = { microphone: 'microphone', camera: 'camera', screen: 'screen' };

/** The words of calls. */
export const callWords = catalogue('call', {
  name: 'Call',
  button: {
    call: 'Call',
    callEverybody: 'Call everybody in the room',
    join: 'Join call ',
    joinCount: (others: number) => `(${others})`,
    joinCall: 'Join the call in this room',
    callMember: (name: string) => `Call ${name}`,
    inCall: 'In a call',
    goToCall: 'Go to the call',
    /** Where the browser gives the page no camera and no microphone, after what the button does. */
    insecure: (words: string) =>
      `${words}: to watch and listen only. Browsers give camera and microphone only to pages opened by https.`,
  },
  inRoomCall: 'in the call',

  /** Before a call: one's own picture, and what to call with. */
  look: {
    callEverybody: 'Call everybody',
    join: (others: number) =>
      plural(others, {
        one: `Join the call: ${others} person is in it`,
        other: `Join the call: ${others} people are in it`,
      }),
    call: <Name>(name: Name) => phrase`Call ${name}`,
    answer: <Name>(name: Name) => phrase`${name} is calling you`,
    own: 'Your picture',
    cameraOff: 'Your camera is off',
    noCamera: 'No camera',
    noMicrophone: 'No microphone',
    level: 'Level of the microphone',
    go: { call: 'Call', join: 'Join', answer: 'Answer' },
    /** In place of these, without anything to be seen or heard by. */
    goSilent: { call: 'Call anyway', join: 'Join anyway', answer: 'Answer anyway' },
    cancel: 'Cancel',
    /** What still works. */
    without: {
      both: 'You can go on all the same: you see and hear the others, they neither see nor hear you.',
      microphone: 'You can go on all the same: they see you and do not hear you.',
      camera: 'You can go on with sound alone: they hear you and do not see you.',
    },
    /** When it is the same for both devices. */
    reasons: {
      denied: 'The browser does not allow camera and microphone: allow them beside the address.',
      'none-found': 'No camera and no microphone was found.',
      'in-use': 'Camera and microphone cannot be used: another program may have them.',
      insecure: 'This page was not opened by https: browsers then give it neither camera nor microphone.',
      unsupported: 'This browser gives pages neither camera nor microphone.',
      lost: 'Camera and microphone are gone: they may have been unplugged.',
      failed: 'Camera and microphone could not be started.',
    } satisfies Record<CaptureProblem, string>,
  },

  /** In the transcript, of the room's call. */
  line: {
    started: <Name>(name: Name) => phrase`${name} started a call`,
    startedSelf: 'You started a call',
    isOn: 'A call is on',
    count: (people: number) => plural(people, { one: `${people} in it`, other: `${people} in it` }),
    join: 'Join',
    isIn: 'you are in it',
    over: 'Call',
    short: 'less than a minute',
    you: 'you',
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
    speakerView: 'Show who speaks large',
    gridView: 'Show all alike',
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
    enlarge: (name: string) => `Keep ${name} large`,
    release: (name: string) => `Keep ${name} large no longer`,
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
    accept: 'Answer',
    withSound: 'Answer with sound only',
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
