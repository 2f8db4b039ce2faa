import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { RoomWords } from '../parts.ts';

const STRAIGHT = 'Was du sagst, geht direkt von Browser zu Browser.';

export const rooms: RoomWords = {
  menu: {
    groups: {
      invite: 'Einladen',
      rooms: 'Räume',
      keep: 'Aufbewahren und exportieren',
      notices: 'Mitteilungen',
      appearance: 'Darstellung',
      safety: 'Sicherheit',
      help: 'Hilfe',
    },
    search: 'Suchen',
    keys: 'Tasten und Befehle',
    report: 'Verbindungsbericht',
    changeLock: 'In einen neuen versiegelten Raum umziehen',
    newSealedRoom: 'Neuer versiegelter Raum',
    export: 'Exportieren',
    import: 'Importieren',
    aboutPage: 'Über diese Seite',
    leave: 'Verlassen',
    forget: 'Diesen Raum vergessen',
    language: 'Sprache',
    browsersLanguage: 'Wie im Browser',
    english: 'English',
    whyLanguage: 'Die Seite wird neu geladen. Der Raum und dein Entwurf bleiben.',
    sound: 'Ton',
    whySound: 'Ein kurzer Ton, wenn jemand schreibt, während du etwas anderes ansiehst.',
    notifications: 'Mitteilungen',
    whyNotifications:
      'Während diese Seite im Hintergrund ist: wer geschrieben hat und was. Nur dieses Gerät zeigt es, auch auf dem Sperrbildschirm, wenn du es erlaubst.',
    notifyingProblem: {
      insecure: 'Nicht auf dieser Seite: Browser erlauben Mitteilungen nur über https.',
      missing: 'Dieser Browser zeigt keine Mitteilungen von Seiten wie dieser.',
      blocked:
        'Dein Browser blockiert Mitteilungen dieser Seite. In seinen Einstellungen für diese Website kannst du das ändern.',
    },
    exampleNotification: 'So werden neue Nachrichten angezeigt.',
    rememberKey: 'Den Schlüssel auf diesem Gerät merken',
    whyRememberKey:
      'Dann öffnet deine Liste der Räume diesen hier. Wer an dieses Gerät kommt, kann ihn auch öffnen. Ohne das brauchst du den Link.',
    keyNotKept: 'Dieser Browser speichert nichts: Sein Speicher ist voll oder ausgeschaltet.',
    pictures: 'Bilder von selbst laden',
    whyPictures: 'Je bis zu 1 MB. Alle anderen Dateien und größere Bilder nur, wenn du sie anforderst.',
    picturesMetered: 'Gerade nicht: Dieses Gerät spart Daten, darum wartet jedes Bild, bis du es anforderst.',
    relayOnly: 'Nur über Relay',
    whyRelayOnly:
      'Verbirgt deine IP-Adresse vor den anderen. Alles geht über ein Relay des Betreibers dieser Seite, weiterhin Ende-zu-Ende-verschlüsselt.',
    noRelay: 'Hier gibt es kein Relay: Solange das an ist, ist niemand erreichbar.',
  },
  rooms: {
    heading: 'Räume',
    open: 'Räume',
    newRoom: 'Neuer Raum',
    newSealedRoom: 'Neuer versiegelter Raum',
    empty: 'Noch keine Räume',
    whyEmpty:
      'Hier stehen die Räume, in denen du mit diesem Browser warst. Die Liste ist nur auf diesem Gerät, niemand sonst sieht sie.',
    where: 'Diese Liste ist nur auf diesem Gerät; niemand sonst sieht sie.',
    sealed: 'Versiegelter Raum',
    here: 'Du bist hier',
    needsLink: 'Du brauchst den Link: Der Schlüssel ist nicht auf diesem Gerät',
    lastHere: (day, time) => `${day}, ${time}`,
    unread: (count) =>
      plural(count, { one: `${count} ungelesene Nachricht`, other: `${count} ungelesene Nachrichten` }),
    many: '99+',
    rename: (room) => `${room} umbenennen`,
    forget: (room) => `${room} vergessen`,
    nameFor: (room) => `Dein Name für ${room}`,
    nameProblem: {
      blank: 'Ein Name braucht mindestens ein sichtbares Zeichen',
      'too-long': 'Dieser Name ist zu lang',
    },
    notKept: 'Dieser Browser speichert keine Namen für Räume: Sein Speicher ist voll oder ausgeschaltet.',
    forgetting: {
      heading: (name) => phrase`${name} vergessen?`,
      explanation: [
        'Dieses Gerät vergisst, wer du dort warst, deinen Entwurf und alles, was dort gesagt wurde, in allen Tabs. Ist der Raum in einem davon offen, verlässt du ihn. Öffnest du den Link wieder, kommst du als jemand Neues hinein.',
        'Was du gesagt hast, bleibt bei den anderen.',
      ],
      withoutLink: 'Du kommst nur mit dem Link wieder hin. Ohne den Link nicht.',
      action: 'Vergessen',
    },
    leaving: {
      heading: 'Diesen Raum verlassen?',
      unreached:
        'Was du zuletzt gesagt hast, hat noch niemanden erreicht. Es wartet in diesem Tab: Kommst du darin in den Raum zurück, geht es an die, die kommen. Schließt du den Tab, ist es weg.',
      keeping:
        'Was hier gesagt wurde, steht nur in diesem Tab und verschwindet mit ihm. Dieses Gerät kann es aufbewahren, bis du wiederkommst.',
      notKept:
        'Dieses Gerät konnte es nicht aufbewahren; warum, steht beim Schalter im Raummenü. Du bist noch hier.',
      keepAndLeave: 'Aufbewahren und verlassen',
      leave: 'Verlassen',
    },
  },
  keep: {
    name: 'Auf diesem Gerät aufbewahren',
    off: 'Was hier gesagt wird, bleibt in diesem Tab und ist weg, wenn du ihn schließt. Eingeschaltet bleibt es auf diesem Gerät, bis du den Raum vergisst.',
    moving: 'Wird auf dieses Gerät geschrieben…',
    on: (size) => `Belegt ${size} auf diesem Gerät, bis du den Raum vergisst oder das hier ausschaltest.`,
    sealed: 'Es wird verschlüsselt aufbewahrt: Nur der Link des Raums öffnet es.',
    persistent: 'Der Browser löscht es nicht von selbst.',
    notPersistent: 'Der Browser kann es von selbst löschen, wenn der Platz knapp wird.',
    failing: (why) => `Was ab jetzt gesagt wird, wird nicht aufbewahrt. ${why}`,
    trouble: {
      missing:
        'Dieser Browser lässt die Seite nichts aufbewahren, vielleicht wegen einer Datenschutzeinstellung.',
      newer: 'Hier war schon eine neuere Version dieser Seite. Lade diese neu, um sie zu bekommen.',
      silent: 'Der Speicher dieses Browsers antwortet nicht. Meist hilft es, den Browser neu zu starten.',
      cleared: 'Jemand hat den Speicher dieses Browsers geleert, oder er hat es selbst getan.',
      replaced:
        'Eine neuere Version dieser Seite ist in einem anderen Tab offen. Lade diese neu, um sie zu bekommen.',
      full: 'Auf diesem Gerät ist kein Platz mehr, oder der Browser gibt der Seite keinen.',
      bound:
        'Parley bewahrt auf einem Gerät nicht mehr als etwa 250 MB auf. Vergiss einen Raum, um Platz zu schaffen.',
      failed: 'Der Speicher dieses Browsers hat versagt.',
    },
    bytes: (megabytes) => `${megabytes} MB`,
    lessThan: (size) => `weniger als ${size}`,
    whereItGoes: {
      here: `${STRAIGHT} Dieses Gerät bewahrt es auf, bis du den Raum vergisst.`,
      nowhere: `${STRAIGHT} Es bleibt, bis die letzte Person den Tab schließt, oder länger, wenn jemand den Raum auf dem Gerät aufbewahrt.`,
      withOthers: (names, count) =>
        `${STRAIGHT} Habt ihr alle den Tab geschlossen, ${plural(count, {
          one: `bewahrt ${names} es noch auf dem eigenen Gerät auf.`,
          other: `bewahren ${names} es noch auf ihren Geräten auf.`,
        })}`,
      byKeeper: (kept) => `${STRAIGHT} ${kept}, auch wenn ihr alle den Tab geschlossen habt.`,
      asStranger:
        'Dieser Browser merkt sich nicht, wer du hier bist: In einem anderen Tab kommst du als jemand Neues.',
    },
    offButKept: (kept) =>
      `${kept}. In diesem Tab ist es weg, wenn du ihn schließt. Eingeschaltet bleibt es auch auf diesem Gerät, bis du den Raum vergisst.`,
    keptBy: {
      until: (name, day) => phrase`Aufbewahrt von ${name} bis zum ${day}`,
      always: (name) => phrase`Aufbewahrt von ${name}, bis es dort gelöscht wird`,
    },
    keeper: {
      is: 'Ein Keeper, nach eigener Angabe: Er bewahrt auf, was hier gesagt wird, auch wenn alle gegangen sind, und gibt es weiter, wenn jemand kommt.',
      days: (count) =>
        plural(count, {
          one: 'Er bewahrt alles einen Tag lang auf.',
          other: `Er bewahrt alles ${numberOf(count)} Tage lang auf.`,
        }),
      always: 'Er bewahrt alles auf, bis es dort gelöscht wird.',
      atMost: (size) => `Höchstens ${size}: Dann geht das Älteste zuerst.`,
      reads: 'Er liest, was die Mitglieder lesen, aber nicht, was andere einander privat sagen.',
    },
    keptUntil: (last) =>
      `Hier aufbewahrt, bis du den Raum vergisst. Letzte Nachricht: ${last}. Was seitdem gesagt wurde, kommt, sobald jemand hier ist.`,
    keeps: 'Bewahrt diesen Raum nach eigener Angabe auf dem Gerät auf.',
    keepsNot: 'Behält diesen Raum nach eigener Angabe nur, bis der Tab geschlossen wird.',
  },
};
