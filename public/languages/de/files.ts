import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { FileWords } from '../parts.ts';

export const files: FileWords = {
  attach: 'Dateien anhängen',
  tray: {
    name: 'Dateien zum Senden',
    remove: (file) => `${file} entfernen`,
    preparing: 'Wird vorbereitet…',
    unreadable: 'Lässt sich hier nicht zeigen: geht, wie es ist, mit allem, was darin steht',
    video: 'Geht, wie es ist: Ort und Zeit der Aufnahme gehen mit, wenn sie darin stehen',
    original: 'Original',
    whyShrunk: 'Bilder werden verkleinert, ohne Ort und Kameradaten.',
    whyOriginal: 'Bilder gehen, wie sie sind: Aufnahmeort und Kameradaten gehen mit.',
    toRoom: 'Geht an den Raum',
    toMember: (name) => phrase`Geht nur an ${name}`,
  },
  drop: {
    toRoom: 'Loslassen, um an alle im Raum zu senden',
    toMember: (name) => phrase`Loslassen, um nur an ${name} zu senden`,
    notYet: 'Du kannst es vorher ansehen und etwas dazu schreiben',
  },
  refusal: {
    folder: (file) => `${file} ist ein Ordner: Packe ihn in eine Datei, etwa ein Zip-Archiv, und sende das`,
    empty: (file) => `${file} ist leer`,
    tooLarge: (file, most) => `${file} ist zu groß: Hier lassen sich höchstens ${most} senden`,
    tooMany: (most) => `Höchstens ${numberOf(most)} Dateien auf einmal`,
    more: (count) => plural(count, { one: 'und 1 weitere', other: `und ${numberOf(count)} weitere` }),
    tooLong: 'Was du geschrieben hast, ist zu lang, um mitzugehen: Kürze es, um es zu senden',
    cannotWrite: 'Nicht gesendet: Dieser Raum nimmt hier keine Nachrichten mehr von dir an',
    unreadable: (file) => `${file} lässt sich nicht mehr lesen`,
  },
  bytes: (count) => plural(count, { one: '1 Byte', other: `${numberOf(count)} Byte` }),
  kilobytes: (count) => `${count} kB`,
  megabytes: (count) => `${count} MB`,
  gigabytes: (count) => `${count} GB`,
  perSecond: (size) => `${size}/s`,
  left: {
    moments: 'noch ein paar Sekunden',
    seconds: (count) => plural(count, { one: 'noch 1 Sekunde', other: `noch ${count} Sekunden` }),
    minutes: (count) => plural(count, { one: 'noch 1 Minute', other: `noch ${count} Minuten` }),
    hours: (count) => plural(count, { one: 'noch 1 Stunde', other: `noch ${count} Stunden` }),
    days: (count) => plural(count, { one: 'noch 1 Tag', other: `noch ${numberOf(count)} Tage` }),
  },
  partOf: (part, whole) => `${part} von ${whole}`,
  from: (count) => plural(count, { one: 'von 1 Person', other: `von ${numberOf(count)} Personen` }),
  overTurn: 'über einen TURN-Server',
  giving: (rate) => `Wird gesendet, ${rate}`,
  percent: (count) => `${count} %`,
  progress: (file) => `Download von ${file}`,
  paused: 'Angehalten',
  wait: {
    'nobody-has-it': 'Wartet auf jemanden, der sie hat: geht dann von selbst weiter',
    'no-connection':
      'Keine Verbindung zu jemandem, der sie hat: geht von selbst weiter, wenn es eine gibt oder jemand Näheres sie hat',
    'no-own-link':
      'Eine private Datei geht direkt von der einen Person zur anderen, nie über andere, und ihr zwei seid nicht direkt verbunden. Sie geht von selbst weiter, wenn ihr es seid; ein anderes Netz kann helfen, bei dir oder der anderen Person',
    'turn-off':
      'Wer sie hat, ist nur über einen TURN-Server erreichbar, und Dateien gehen hier nicht darüber: Ein anderes Netz kann helfen',
    'choose-again':
      'Diese Seite wurde neu geladen und kann die Datei nicht mehr lesen: Wähle sie noch einmal, damit andere sie bekommen',
  },
  failure: {
    full: 'Auf diesem Gerät ist nicht genug Platz: Schaffe welchen und versuch es dann noch einmal',
    lost: 'Der Browser konnte sie nicht aufbewahren oder hat verloren, was davon da war',
    'too-large': 'Zu groß für diese Seite, die Dateien im Arbeitsspeicher halten muss',
    off: 'Auf diesem Server sind Dateien ausgeschaltet',
    'over-limit': 'Größer, als es auf diesem Server erlaubt ist',
    'two-versions':
      'Wer sie gesendet hat, hat zwei Fassungen davon signiert, und keiner ist zu trauen: Bitte darum, sie noch einmal zu senden',
    'source-changed':
      'Die Datei wurde auf diesem Gerät verändert oder entfernt: Wähle sie, wie sie war, oder sende sie neu',
  },
  tooLargeForMemory: (most) =>
    `Diese Seite nimmt Dateien bis ${most}: Sie muss sie im Arbeitsspeicher halten, weil der Browser ihr keinen Platz auf der Platte gibt (dafür braucht es https und kein privates Fenster)`,
  memoryFull: (most) =>
    `Diese Seite hält Dateien bis zusammen ${most} im Arbeitsspeicher und hat keinen Platz mehr: Speichere, was du brauchst, und lade sie neu`,
  inMemory: 'Im Arbeitsspeicher: weg, wenn diese Seite geschlossen wird',
  notThisFile: 'Das ist eine andere Datei, oder sie wurde seitdem verändert',
  cannotShow: 'Zu groß, um hier gezeigt zu werden, lässt sich aber speichern',
  download: 'Herunterladen',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  retry: 'Noch einmal versuchen',
  chooseAgain: 'Datei noch einmal wählen',
  openPicture: (file) => `${file} in voller Größe zeigen`,
  have: (count, of) =>
    plural(count, {
      one: `${numberOf(count)} von ${numberOf(of)} hat sie`,
      other: `${numberOf(count)} von ${numberOf(of)} haben sie`,
    }),
  nobodyHas: 'Niemand hier hat sie.',
  had: {
    one: (name) => phrase`${name} hatte sie.`,
    two: (one, other) => phrase`${one} und ${other} hatten sie.`,
    many: (one, other, more) =>
      phrase`${one}, ${other} und ${plural(more, { one: '1 weitere Person', other: `${numberOf(more)} weitere` })} hatten sie.`,
  },
  holders: {
    heading: 'Wer die Datei hat',
    hasIt: 'Hat sie: ',
    notYet: 'Noch nicht: ',
    hadIt: 'Hatte sie und ist nicht hier: ',
    you: 'du',
    why: 'Sie lässt sich von allen bekommen, die sie ganz oder zum Teil haben, auch wenn die Person weg ist, die sie gesendet hat.',
  },
  aloud: {
    complete: (file) => `${file} ist da`,
    saved: (file) => `${file} ist gespeichert`,
    notSaved: (file) => `${file} ließ sich nicht speichern`,
    failed: (file, why) => `${file}: ${why}`,
  },
};
