import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

const ADJECTIVES =
  'Flinker Froher Goldener Heiterer Kecker Kluger Lustiger Mutiger Munterer Ruhiger Sanfter Schneller Silberner Sonniger Stiller Tapferer Treuer Wacher Weiser Wilder'.split(
    ' ',
  );
/** All masculine, so that the adjectives agree. */
const ANIMALS =
  'Adler Biber Dachs Falke Fink Fuchs Hase Hecht Igel Kranich Lachs Luchs Marder Otter Panda Rabe Reiher Schwan Specht Storch Uhu Wal Wolf Zander'.split(
    ' ',
  );

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `Über ${name} ${tag}`.trim(),
    reach: {
      connecting: 'wird verbunden',
      connected: 'verbunden',
      connectedDirectly: 'direkt verbunden',
      connectedOverRelay: 'über ein Relay verbunden',
      connectedThroughServer: 'über den Server verbunden, versiegelt',
      via: (name) => phrase`über ${name}`,
      reconnectingSince: (time) => `verbindet sich neu seit ${time}`,
      unreachable: 'nicht erreichbar',
    },
    nameRefusal: {
      taken: (name) => `${name} heißt in diesem Raum schon jemand`,
      alike: (name) => `${name} sieht aus wie der Name von jemandem in diesem Raum`,
      blank: 'Ein Name braucht mindestens ein sichtbares Zeichen',
      tooLong: 'Dieser Name ist zu lang',
    },
  },
  person: {
    here: (count) =>
      plural(count, { one: 'Nur du bist hier', other: `${numberOf(count)} Personen sind hier` }),
    andKeepers: (here, count) =>
      plural(count, { one: `${here}, und ein Keeper`, other: `${here}, und ${numberOf(count)} Keeper` }),
    aloneWithKeepers: (count) =>
      plural(count, { one: 'Bisher nur du und ein Keeper', other: 'Bisher nur du und Keeper' }),
    marks: { keeper: 'Keeper', verified: 'verifiziert', muted: 'stummgeschaltet', away: 'abwesend' },
    keeps: 'bewahrt auf, was gesagt wird',
    warning: {
      faulty: 'sendet fehlerhafte Daten; sie werden abgelehnt',
      verifiedNamesake: 'nicht die Person, die du verifiziert hast',
      metNamesake: 'anderer Schlüssel als früher',
    },
    unreachableBecause: (reason) => `nicht erreichbar: ${reason}`,
    unreachable: {
      'no-way': 'weder der Server noch jemand hier kann eine Verbindung vermitteln',
      silent: 'Versuche gehen hinaus, und keine Antwort kommt zurück',
      'no-turn': '„Nur über Relay“ ist an, und hier gibt es kein Relay',
      'turn-failed': 'kein direkter Weg, und das Relay funktioniert von hier aus nicht',
      'own-network': 'dein Netz blockiert direkte Verbindungen',
      'their-network': 'das Netz der anderen Person blockiert direkte Verbindungen',
      'both-networks': 'eure Netze lassen keine direkte Verbindung durch',
      blocked: 'es öffnet sich kein Weg, auch nicht über ein Relay',
    },
  },
  names: {
    somebody: 'Jemand',
    nameless: 'Namenlos',
    suggested: (pick) => `${pick(ADJECTIVES)} ${pick(ANIMALS)}`,
  },
  private: {
    open: (name) => `${name} privat schreiben`,
    unread: (words, unread) => `${words}, ${unread} ungelesen`,
    away: 'abwesend',
    heading: (name) => phrase`Privat mit ${name}`,
    back: 'Zurück zum Raum',
    onlyYouTwo: 'Das könnt nur ihr zwei lesen',
    otherIsAway: 'Abwesend: Was du schreibst, wartet hier',
    blank: (name) => `Was du hier schreibst, geht nur an ${name}. Wer es weiterreicht, kann es nicht lesen.`,
    writeTo: (name) => `An ${name} schreiben`,
    send: 'Senden',
    note: 'Private Nachricht',
    messagesFrom: (name, unread) =>
      phrase`${plural(unread, { one: 'Private Nachricht', other: `${numberOf(unread)} private Nachrichten` })} von ${name}`,
    read: 'Lesen',
    dismiss: 'Jetzt nicht',
    sendTo: (name) => `An ${name} senden`,
  },
  share: {
    copied: 'Kopiert',
    selected: 'Markiert: Jetzt kopieren',
    copiedFirst: 'Kopiert. Schick ihn jetzt jemandem.',
    selectedFirst: 'Markiert: Kopiere ihn und schick ihn jemandem.',
    linkHasChanged: 'Der Link hat sich geändert',
    qrHeading: 'Scannen und dazukommen',
    qrCode: 'QR-Code des Links zu diesem Raum',
    invitation: 'Einladung',
    invites: (name) => phrase`${name} lädt dich in einen neuen versiegelten Raum ein`,
    goThere: 'Hingehen',
    notNow: 'Jetzt nicht',
    newLinkToRoom: 'Neuer Link zu diesem Raum',
    newLink: 'Neuer Link',
    moved: (name, host) =>
      phrase`${name} sagt, dass neue Leute diesen Raum jetzt über ${host} erreichen. Du bleibst, wo du bist.`,
    copyNewLink: 'Neuen Link kopieren',
  },
};
