import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { TalkWords } from '../parts.ts';

const characters = (count: number): string => `${numberOf(count)} Zeichen`;

export const talk: TalkWords = {
  composer: {
    save: 'Speichern',
    charactersLeft: (count) => `Noch ${characters(count)}`,
    tooLong: (excess) => `${characters(excess)} zu lang: Kürze den Text`,
    refusal: {
      blankEdit: 'Es bleibt nichts zu speichern: Lösche die Nachricht oder drücke Escape',
      tooMany: (most) =>
        `Dieser Raum nimmt keine Nachrichten mehr von dir an (${numberOf(most)}): Eröffne einen neuen Raum`,
      elsewhere: 'Nicht gesendet: Dieser Raum ist in einem anderen Tab offen',
    },
  },
  aboveBox: {
    editing: 'Nachricht bearbeiten',
    replyingTo: (name) => phrase`Antwort an ${name}`,
    replyingToSelf: 'Antwort an dich selbst',
    cancelReply: 'Antwort abbrechen',
    cancelEdit: 'Bearbeiten abbrechen',
    mentionList: 'Personen zum Erwähnen',
    typing: {
      one: (name) => phrase`${name} schreibt`,
      two: (first, second) => phrase`${first} und ${second} schreiben`,
      many: (count) =>
        plural(count, { one: `${count} Person schreibt`, other: `${count} Personen schreiben` }),
    },
  },
  transfer: {
    tooLong: (excess) => `Nicht eingefügt: Die Nachricht würde dadurch ${characters(excess)} zu lang`,
    notYet:
      'Dateien lassen sich gerade nicht senden: Dieser Teil der Seite ist noch nicht da. Versuch es gleich noch einmal.',
    noText: 'Darin ist kein Text und keine Datei',
  },
  message: {
    you: 'Du',
    deleted: 'Nachricht gelöscht',
    quote: {
      goTo: 'Zu dieser Nachricht',
      muted: 'ist stummgeschaltet',
      missing: 'Diese Nachricht wurde gelöscht oder ist nicht angekommen',
    },
  },
  messageActions: {
    actions: 'Nachrichtenaktionen',
    reply: 'Antworten',
    react: 'Reagieren',
    edit: 'Bearbeiten',
    remove: 'Löschen',
    more: 'Mehr',
    copyText: 'Text kopieren',
    copyLink: 'Link zur Nachricht kopieren',
    forward: 'Privat weiterleiten',
    reactions: 'Reaktionen',
    moreReactions: 'Mehr Emojis',
    textCopied: 'Text kopiert',
    linkCopied: 'Link kopiert',
    notCopied: 'Dieser Browser lässt die Seite nichts kopieren',
    forwarding: {
      to: 'An',
      nobody: 'Sonst ist niemand hier',
      why: (name) =>
        `Sie geht als private Nachricht von dir. Dass ${name} sie geschrieben hat, sagt nur dein Wort.`,
      whyOwn: 'Sie geht als private Nachricht von dir.',
      from: (name) => `Weitergeleitet, von ${name}:`,
      own: 'Weitergeleitet, von mir:',
      send: 'Privat senden',
      tooLong: 'Zum Weiterleiten ist sie zu lang',
      notSent: 'Sie ließ sich nicht senden',
    },
    linked: {
      looking: 'Die Nachricht dieses Links wird gesucht…',
      missing: 'Die Nachricht dieses Links ist nicht hier. Sie kommt, wenn jemand hier ist, der sie hat.',
      dismiss: 'Nicht warten',
    },
  },
  foot: {
    edited: 'bearbeitet',
    late: 'spät angekommen',
    whyLate: 'Sie wurde früher gesagt, als sie hier ankam: Was darunter steht, war schon gelesen',
    receipt: {
      title: 'Wer diese Nachricht hat',
      waiting: 'Wartet, bis jemand kommt',
      kept: 'Auf diesem Gerät aufbewahrt',
      keeper: 'Von einem Keeper aufbewahrt',
      partly: (have, of) => `${have} von ${of}`,
      everyone: 'An alle zugestellt',
      delivered: 'Zugestellt',
    },
  },
  reactions: { you: 'Du', reaction: (emoji, count, names) => `${emoji} ${count}: ${names}` },
  code: {
    name: (language) => (language === '' ? 'Code' : `Code, ${language}`),
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyCode: 'Code kopieren',
  },
  emoji: {
    name: 'Emoji',
    search: 'Emojis durchsuchen',
    close: 'Emojis schließen',
    completion: 'Emojis zum Einfügen',
    groups: [
      'Smileys und Gefühle',
      'Menschen und Körper',
      'Tiere und Natur',
      'Essen und Trinken',
      'Reisen und Orte',
      'Aktivitäten',
      'Gegenstände',
      'Symbole',
      'Flaggen',
    ],
    categories: 'Kategorien',
    recent: 'Zuletzt benutzt',
    results: 'Ergebnisse',
    found: (count) => plural(count, { one: '1 Emoji gefunden', other: `${numberOf(count)} Emojis gefunden` }),
    none: 'Kein Emoji mit diesem Namen',
    missing: 'Die Emojis konnten nicht geladen werden. Versuch es wieder, wenn der Server zurück ist.',
    tone: 'Hautfarbe',
    tones: ['Standard', 'Hell', 'Mittelhell', 'Mittel', 'Mitteldunkel', 'Dunkel'],
    toned: (name, tone) => `${name}: Hautfarbe ${tone.toLowerCase()}`,
  },
  transcript: {
    newMessages: (count) => phrase`Neue Nachrichten ${count}`,
    divider: { joined: 'Gesagt, bevor du kamst', unread: 'Ungelesen' },
    justNow: 'gerade eben',
    minutesAgo: (minutes) => `vor ${minutes} Min.`,
    today: 'Heute',
    yesterday: 'Gestern',
    day: (weekday, dayAndMonth) => `${weekday}, ${dayAndMonth}`,
    dayOfYear: (weekday, dayAndMonth, year) => `${weekday}, ${dayAndMonth} ${year}`,
    dayAndTime: (day, time) => `${day}, ${time}`,
    you: 'Du',
    notice: {
      joined: (name) => phrase`${name} ist dazugekommen`,
      left: (name) => phrase`${name} ist gegangen`,
      visited: (name) => phrase`${name} kam dazu und ging`,
      'stepped-out': (name) => phrase`${name} ging und kam zurück`,
      returned: (name) => phrase`${name} ist zurück`,
      revisited: (name) => phrase`${name} kam zurück und ging wieder`,
      met: (name) => phrase`${name} heißt wie jemand, der schon hier war, mit einem anderen Schlüssel`,
      muted: (name) => phrase`${name} ist stummgeschaltet`,
    },
    returnedAfter: (name, away) => phrase`${name} ist zurück, Abwesenheit: ${away}`,
    verifiedNamesake: (name, verifiedName) =>
      phrase`${name} ist NICHT ${verifiedName}, den Namen hast du mit einem anderen Schlüssel verifiziert`,
    renamed: (before, name) => phrase`${before} heißt jetzt ${name}`,
    renamedSelf: (name) => phrase`Du heißt jetzt ${name}`,
    hasNewName: (name) => phrase`${name} hat einen neuen Namen`,
  },
  together: {
    joined: (names) => phrase`${names} sind dazugekommen`,
    left: (names) => phrase`${names} sind gegangen`,
    visited: (names) => phrase`${names} kamen dazu und gingen`,
  },
  unread: { jump: 'Zum Ungelesenen' },
  copying: {
    message: (time, name, text) => phrase`[${time}] ${name}: ${text}`,
    notice: (time, event) => phrase`[${time}] ${event}`,
  },
  aloud: {
    you: 'dich',
    said: (name, text) => `${name}: ${text}`,
    answered: (name, to, text) => `${name}, Antwort an ${to}: ${text}`,
    file: (file, name, caption) =>
      caption === '' ? `${file} von ${name}` : `${file} von ${name}: ${caption}`,
    edited: (name, text) => `${name} hat eine Nachricht bearbeitet: ${text}`,
    deleted: (name) => `${name} hat eine Nachricht gelöscht`,
    timeAndDay: (time, day) => `${time}, ${day}`,
    earlier: (count, name, when) =>
      plural(count, {
        one: `1 frühere Nachricht, von ${name} um ${when}`,
        other: `${numberOf(count)} frühere Nachrichten, die letzte von ${name} um ${when}`,
      }),
    fresh: (count, name, when) =>
      plural(count, {
        one: `1 neue Nachricht, von ${name} um ${when}`,
        other: `${numberOf(count)} neue Nachrichten, die letzte von ${name} um ${when}`,
      }),
    changed: (count) =>
      plural(count, {
        one: '1 Nachricht wurde bearbeitet oder gelöscht',
        other: `${numberOf(count)} Nachrichten wurden bearbeitet oder gelöscht`,
      }),
    moved: (count) =>
      plural(count, {
        one: '1 Hinweis, wer kam, ging oder jetzt anders heißt',
        other: `${numberOf(count)} Hinweise, wer kam, ging oder jetzt anders heißt`,
      }),
    inPrivate: (words) => `Privat: ${words}`,
    privateMessages: (count, name) =>
      plural(count, {
        one: `1 private Nachricht von ${name}`,
        other: `${numberOf(count)} private Nachrichten von ${name}`,
      }),
  },
  search: {
    name: 'Nachrichten durchsuchen',
    inRoom: 'Diesen Raum durchsuchen',
    inPrivate: (name) => `Dein Gespräch mit ${name} durchsuchen`,
    hint: 'Alle Wörter müssen vorkommen. "In Anführungszeichen": genau so. von:Name: von einer Person.',
    from: 'Von',
    anybody: 'allen',
    fromWord: 'von',
    own: 'Du',
    person: (name, tag) => `${name} ${tag}`,
    next: 'Nächstes Ergebnis',
    previous: 'Voriges Ergebnis',
    nextIs: 'Älter (Enter)',
    previousIs: 'Neuer (Umschalt+Enter)',
    close: 'Suche schließen',
    at: (place, of) => `${numberOf(place)} von ${numberOf(of)}`,
    atSoFar: (place, of) => `${numberOf(place)} von ${numberOf(of)}…`,
    results: (count) => plural(count, { one: '1 Ergebnis', other: `${numberOf(count)} Ergebnisse` }),
    none: 'Keine Ergebnisse',
    timeAndDay: (time, day) => `${time}, ${day}`,
    told: (place, of, name, when, text) =>
      `Ergebnis ${numberOf(place)} von ${numberOf(of)}, ${name}, ${when}: ${text}`,
  },
};
