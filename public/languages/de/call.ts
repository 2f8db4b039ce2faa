import { plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { CallWords } from '../parts.ts';

type Source = 'microphone' | 'camera' | 'screen';

const THE: Record<Source, string> = {
  microphone: 'das Mikrofon',
  camera: 'die Kamera',
  screen: 'den Bildschirm',
};
const SUBJECT: Record<Source, string> = {
  microphone: 'Das Mikrofon',
  camera: 'Die Kamera',
  screen: 'Der Bildschirm',
};
const NONE: Record<Source, string> = {
  microphone: 'kein Mikrofon',
  camera: 'keine Kamera',
  screen: 'kein Bildschirm',
};

export const call: CallWords = {
  name: 'Anruf',
  button: {
    call: 'Anrufen',
    callEverybody: 'Alle im Raum anrufen',
    join: 'Anruf beitreten ',
    joinCount: (others) => `(${others})`,
    joinCall: 'Dem Anruf in diesem Raum beitreten',
    callMember: (name) => `${name} anrufen`,
    inCall: 'Im Anruf',
    goToCall: 'Zum Anruf',
    insecure: (words) =>
      `${words}: nur zum Zusehen und Zuhören. Browser geben Kamera und Mikrofon nur Seiten, die über https geöffnet sind.`,
  },
  inRoomCall: 'im Anruf',
  look: {
    callEverybody: 'Alle anrufen',
    join: (others) =>
      plural(others, {
        one: `Dem Anruf beitreten: ${others} Person ist dabei`,
        other: `Dem Anruf beitreten: ${others} Personen sind dabei`,
      }),
    call: (name) => phrase`${name} anrufen`,
    answer: (name) => phrase`${name} ruft dich an`,
    own: 'Dein Bild',
    cameraOff: 'Deine Kamera ist aus',
    noCamera: 'Keine Kamera',
    noMicrophone: 'Kein Mikrofon',
    level: 'Pegel des Mikrofons',
    go: { call: 'Anrufen', join: 'Beitreten', answer: 'Annehmen' },
    goSilent: { call: 'Trotzdem anrufen', join: 'Trotzdem beitreten', answer: 'Trotzdem annehmen' },
    cancel: 'Abbrechen',
    without: {
      both: 'Du kannst trotzdem weitermachen: Du siehst und hörst die anderen, sie sehen und hören dich nicht.',
      microphone: 'Du kannst trotzdem weitermachen: Sie sehen dich, hören dich aber nicht.',
      camera: 'Du kannst nur mit Ton weitermachen: Sie hören dich, sehen dich aber nicht.',
    },
    reasons: {
      denied: 'Der Browser erlaubt Kamera und Mikrofon nicht: Erlaube sie neben der Adresse.',
      'none-found': 'Keine Kamera und kein Mikrofon gefunden.',
      'in-use': 'Kamera und Mikrofon lassen sich nicht benutzen: Vielleicht hat sie ein anderes Programm.',
      insecure:
        'Diese Seite ist nicht über https geöffnet: Dann geben ihr Browser weder Kamera noch Mikrofon.',
      unsupported: 'Dieser Browser gibt Seiten weder Kamera noch Mikrofon.',
      lost: 'Kamera und Mikrofon sind weg: Vielleicht wurden sie ausgesteckt.',
      failed: 'Kamera und Mikrofon ließen sich nicht starten.',
    },
  },
  line: {
    started: (name) => phrase`${name} hat einen Anruf gestartet`,
    startedSelf: 'Du hast einen Anruf gestartet',
    isOn: 'Ein Anruf läuft',
    count: (people) => `${people} dabei`,
    join: 'Beitreten',
    isIn: 'du bist dabei',
    over: 'Anruf',
    short: 'weniger als eine Minute',
    you: 'du',
  },
  heading: {
    calling: (name) => phrase`${name} wird angerufen…`,
    waiting: (name) => phrase`Warten, bis ${name} zurückkommt…`,
    pair: (name) => phrase`Im Anruf mit ${name}`,
    alone: 'Im Anruf des Raums: bisher sonst niemand',
    room: (people) =>
      plural(people, {
        one: `Im Anruf des Raums: ${people} Person`,
        other: `Im Anruf des Raums: ${people} Personen`,
      }),
  },
  controls: {
    all: 'Anrufsteuerung',
    mute: 'Mikrofon ausschalten',
    unmute: 'Mikrofon einschalten',
    cameraOn: 'Kamera einschalten',
    cameraOff: 'Kamera ausschalten',
    share: 'Bildschirm teilen',
    stopSharing: 'Nicht mehr teilen',
    devices: 'Geräte wählen',
    pictureInPicture: 'Bild im Bild',
    fullScreen: 'Vollbild',
    speakerView: 'Groß zeigen, wer spricht',
    gridView: 'Alle gleich groß zeigen',
    cancel: 'Anruf abbrechen',
    hangUp: 'Auflegen',
  },
  tiles: {
    all: 'In diesem Anruf',
    muted: 'Mikrofon aus',
    screenOf: (name) => `Bildschirm von ${name}`,
    pictureOf: (name) => `Bild von ${name}`,
    self: '(du)',
    noDirectConnection: 'keine direkte Verbindung',
    away: 'abwesend',
    reconnecting: 'verbindet sich neu…',
    mutedByYou: 'von dir stummgeschaltet',
    enlarge: (name) => `${name} groß halten`,
    release: (name) => `${name} nicht mehr groß halten`,
  },
  devices: {
    heading: 'Geräte',
    microphone: 'Mikrofon',
    camera: 'Kamera',
    loudspeaker: 'Lautsprecher',
    systemsChoice: 'Wie im System',
    noneFound: 'Nichts gefunden',
    nth: (kind, n) => `${kind} ${n}`,
  },
  unheard: 'Dein Mikrofon ist aus: Niemand hört dich.',
  asking: 'Warten auf den Browser…',
  problem: {
    screenDenied:
      'Es wird kein Bildschirm geteilt: Es wurde keiner gewählt, oder der Browser erlaubt es nicht.',
    reasons: {
      denied: (source) =>
        `Der Browser erlaubt ${THE[source]} nicht: Erlaube es neben der Adresse und schalte es dann hier ein.`,
      'none-found': (source) => `Es wurde ${NONE[source]} gefunden.`,
      'in-use': (source) =>
        `${SUBJECT[source]} lässt sich nicht benutzen: Vielleicht tut es ein anderes Programm.`,
      insecure: (source) =>
        `Browser geben ${THE[source]} nur Seiten, die über https oder auf diesem Gerät selbst geöffnet sind.`,
      unsupported: (source) => `Dieser Browser kann ${THE[source]} nicht teilen.`,
      lost: (source) => `${SUBJECT[source]} ist weg: vielleicht ausgesteckt.`,
      failed: (source) => `${SUBJECT[source]} ließ sich nicht starten.`,
    },
    meanwhile: {
      microphone: 'Die anderen hören dich nicht; du hörst sie.',
      camera: 'Die anderen sehen dich nicht; alles andere geht.',
      screen: '',
    },
  },
  incoming: {
    label: 'Eingehender Anruf',
    from: (name) => phrase`${name} ruft dich an`,
    accept: 'Annehmen',
    withSound: 'Nur mit Ton annehmen',
    decline: 'Ablehnen',
  },
  interrupted: {
    label: 'Unterbrochener Anruf',
    room: 'Du warst im Anruf des Raums.',
    pair: (name) => phrase`Du warst im Anruf mit ${name}.`,
    goBack: 'Zurück in den Anruf',
    stayOut: 'Draußen bleiben',
  },
  news: {
    ended: 'Anruf beendet',
    other: 'Zum Anruf',
    ok: 'OK',
    callBack: 'Zurückrufen',
    callAgain: 'Noch einmal anrufen',
  },
  end: {
    declined: (name) => phrase`${name} hat den Anruf abgelehnt.`,
    busy: (name) => phrase`${name} ist in einem anderen Anruf.`,
    'no-answer': (name) => phrase`${name} hat nicht geantwortet.`,
    unreachable: (name) => phrase`${name} ist nicht mehr hier.`,
    ended: (name) => phrase`Der Anruf mit ${name} ist beendet.`,
    missed: (name) => phrase`Du hast einen Anruf von ${name} verpasst.`,
  },
  full: (limit) =>
    plural(limit, {
      one: `Der Anruf ist voll: Es passt ${limit} Person hinein.`,
      other: `Der Anruf ist voll: Es passen ${limit} Personen hinein.`,
    }),
  camerasFull: (limit) =>
    plural(limit, {
      one: 'In diesem Anruf wird nur ein Bild gezeigt, damit gewöhnliche Leitungen ihn tragen. Du kannst hören, sprechen und schreiben.',
      other: `In diesem Anruf werden nur ${limit} Bilder gezeigt, damit gewöhnliche Leitungen ihn tragen. Du kannst hören, sprechen und schreiben.`,
    }),
  noCameras: 'In diesem Raum ruft man sich ohne Bild an. Du kannst hören, sprechen und schreiben.',
};
