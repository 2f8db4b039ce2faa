import { plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ShellWords } from '../parts.ts';

export const shell: ShellWords = {
  shell: {
    productName: 'Parley',
    theme: { system: 'Design: wie das System', light: 'Design: hell', dark: 'Design: dunkel' },
    unavailable: 'Das geht nicht, solange der Server nicht erreichbar ist.',
    joining: 'Raum wird betreten…',
    unreachable: 'Der Server ist nicht erreichbar: Der Chat geht weiter, aber niemand Neues kann dazukommen',
    refusal: {
      'room-full':
        'Dieser Raum ist voll. Versuch es wieder, wenn jemand gegangen ist, oder eröffne einen eigenen Raum.',
      'wrong-key': 'Dieser Raum ist versiegelt: Öffne den vollständigen Link, mit dem Teil nach #',
      'bad-request':
        'Der Server hat diese Seite nicht verstanden. Lade sie neu; hilft das nicht, eröffne einen neuen Raum.',
      'tunnel-full':
        'Dieser Tunnel ist voll: Mehr Leute passen nicht hindurch. Du kommst von selbst hinein, sobald jemand gegangen ist.',
      busy: 'Der Server ist ausgelastet und lässt im Moment niemanden herein. Du kommst von selbst hinein, sobald es wieder geht.',
    },
    retry: 'Noch einmal versuchen',
    freshRoom: 'Neuer Raum',
  },
  framed: {
    openInTab: 'In einem Tab öffnen',
    whyOpenInTab: (host) =>
      `Dieser Raum für sich, auf ${host}. Die meisten Browser trennen eingebettete Seiten ab: Im Tab bist du dann jemand anderes.`,
    keptApart:
      'Du bist hier in einer anderen Website. Was hier aufbewahrt wird und wer du bist, finden die meisten Browser nur in dieser Website wieder.',
  },
  notes: {
    clock: {
      behind: (time) => `Die Uhr dieses Geräts geht ${time} nach; Zeiten werden berichtigt gezeigt`,
      ahead: (time) => `Die Uhr dieses Geräts geht ${time} vor; Zeiten werden berichtigt gezeigt`,
    },
    copied: {
      here: 'Ein anderes Gerät hat eine Kopie der Daten dieses Browsers und ist in diesem Raum. Hier bist du jetzt jemand Neues',
      elsewhere:
        'Ein anderes Gerät hatte eine Kopie der Daten dieses Browsers und kam als du in diesen Raum. Dort ist es jetzt jemand anderes',
    },
    network:
      'Dein Netz blockiert direkte Verbindungen, darum erreichst du hier niemanden. Versuch ein anderes Netz, etwa mobile Daten oder den Hotspot eines Telefons, oder schalte ein VPN aus. Geht nur dieses Netz, schick den Verbindungsbericht an die Person, von der du den Link hast: Sie kann einen Weg schaffen.',
    report: 'Verbindungsbericht',
    dismiss: 'Ausblenden',
    lastResort: {
      possible: (name) => `Kein direkter Weg zu ${name}. Über den Server reden? Er kann es nicht lesen.`,
      asked: (name) =>
        `Zwischen dir und ${name} gibt es keinen direkten Weg; ${name} möchte über den Server reden. Er kann es nicht lesen.`,
      wished: (name) => `Warten, bis ${name} zustimmt, über den Server zu reden`,
      open: 'Was ihr einander sagt, geht versiegelt über den Server: Er kann es nicht lesen und sieht nur, dass und wie viel ihr redet. Anrufe und Dateien brauchen einen direkten Weg.',
      talk: 'Über den Server reden',
      notNow: 'Jetzt nicht',
    },
    newVersion: 'Eine neue Version ist da',
    reload: 'Neu laden',
    later: 'Später',
  },
  blocked: {
    heading: 'Dieser Browser lässt niemanden verbinden',
    explanation:
      'Er hat WebRTC, gibt ihm aber keine Adresse, von der aus es sich verbinden könnte. Das liegt an einer Einstellung, einer Erweiterung oder einer Richtlinie des Browsers, nicht an deinem Netz. Nimm einen anderen Browser, oder sieh hier nach:',
    remedies: [
      'Erweiterungen wie uBlock Origin: Schalte „Verhindern, dass WebRTC lokale IP-Adressen preisgibt“ aus.',
      'Brave, Opera, Vivaldi: Wähle in den Datenschutzeinstellungen für WebRTC und IP-Adressen die Standardeinstellung.',
      'Firefox: Setze in about:config zurück, was mit media.peerconnection.ice beginnt.',
      'Ein Gerät von Arbeit oder Schule: Die Richtlinie WebRtcIPHandling kann gesetzt sein. Frag, wer es verwaltet.',
    ],
  },
  chooseRoom: {
    heading: 'Für welchen Raum ist das?',
    what: 'Geteilter Text',
    whatHappens: 'Er kommt dort in das Nachrichtenfeld. Nichts wird gesendet, bevor du es sendest.',
    freshRoom: 'Ein neuer Raum',
  },
  deadEnd: { openRoom: (roomId) => phrase`${roomId} öffnen` },
  paper: {
    openRoom: (id) => phrase`Offener Raum ${id}`,
    sealedRoom: (id) => phrase`Versiegelter Raum ${id}`,
    printed: (at, timeZone) => `Gedruckt am ${at} (${timeZone})`,
    present: (names) => phrase`Zu dieser Zeit hier: ${names}`,
    noKey: 'Der Schlüssel dieses Raums wird nicht gedruckt. Ohne ihn kommt niemand hinein.',
  },
  aboutPage: {
    heading: 'Über diese Seite',
    version: 'Version',
    hash: 'SHA-256 ihres Codes',
    before: 'Vorher',
    after: 'Danach',
    looking: 'wird nachgesehen…',
    unknown: 'nicht bekannt, solange der Server nicht erreichbar ist',
    changed: 'Der Code dieser Seite hat sich seit deinem letzten Besuch geändert.',
    noticed: (when) => `Bemerkt am ${when}.`,
    lastChange: (when) => `Der Code dieser Seite hat sich zuletzt am ${when} geändert.`,
    unchanged:
      'Der Code dieser Seite ist derselbe wie damals, als dieses Gerät sie zum ersten Mal aufbewahrt hat.',
    keeping: {
      kept: 'Auf diesem Gerät aufbewahrt: Diese Seite öffnet sich auch ohne den Server.',
      'not-yet': 'Noch nicht auf diesem Gerät aufbewahrt: Ohne den Server öffnet sie sich nicht.',
      insecure:
        'Nicht auf diesem Gerät aufbewahrt, darum öffnet sie sich ohne den Server nicht. Browser bewahren Seiten nur über https auf.',
      missing:
        'Nicht auf diesem Gerät aufbewahrt, darum öffnet sie sich ohne den Server nicht. Dieser Browser bewahrt keine Seiten auf, oder nicht in dieser Art Fenster.',
    },
    compare: 'Vergleichen',
    howToCompare: [
      'Der Server gibt diese Prüfsumme aus, wenn er startet, und wer denselben Quelltext baut, hat sie in dist/hashes.json. Sind sie gleich, ist diese Seite das, was der Quelltext ergibt. Andere im Raum können dir ihre vorlesen.',
      'Eine absichtlich veränderte Seite kann jede Prüfsumme anzeigen. Wer sicher sein muss, vergleicht die Dateien mit einem anderen Programm:',
    ],
    files: 'alle Dateien und ihre Prüfsummen',
    copy: 'Als Text kopieren',
    asText: (version, hash) => `Parley ${version}, SHA-256 ${hash}`,
  },
  notify: {
    isCalling: (name) => `${name} ruft an`,
    mentionsYou: (name) => `${name} erwähnt dich`,
    newMessages: (count) =>
      plural(count, { one: `${count} neue Nachricht`, other: `${count} neue Nachrichten` }),
    latestMessage: (name, text) => `${name}: ${text}`,
    countedTitle: (count, title) => `(${count}) ${title}`,
  },
};
