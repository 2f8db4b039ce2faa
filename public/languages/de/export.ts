import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number) =>
  plural(count, { one: '1 Nachricht', other: `${numberOf(count)} Nachrichten` });
const entries = (count: number) => plural(count, { one: '1 Eintrag', other: `${numberOf(count)} Einträge` });
const inEntries = (count: number) =>
  plural(count, { one: '1 Eintrag', other: `${numberOf(count)} Einträgen` });

export const exporting: ExportWords = {
  export: {
    heading: 'Exportieren',
    nothing: 'Hier wurde noch nichts gesagt.',
    page: {
      heading: 'Eine Seite zum Lesen',
      explanation:
        'Eine HTML-Datei mit dem Verlauf, wie du ihn hier siehst. Sie öffnet sich in jedem Browser, ohne Parley und ohne Netz, und lässt sich gut drucken. Was gelöscht wurde, bleibt gelöscht.',
      save: 'Seite speichern',
    },
    signed: {
      heading: 'Eine signierte Datei',
      explanation:
        'Jeder Eintrag, wie ihn sein Autor signiert hat. Importieren holt den Verlauf daraus zurück, und „parley verify“ beweist, wessen Worte es sind.',
      holds: {
        deleted: (count) =>
          plural(count, { one: '1 gelöschte Nachricht', other: `${numberOf(count)} gelöschte Nachrichten` }),
        edited: (count) =>
          plural(count, {
            one: '1 Fassung, die bearbeitet wurde',
            other: `${numberOf(count)} Fassungen, die bearbeitet wurden`,
          }),
        muted: (count) =>
          plural(count, {
            one: 'was 1 stummgeschaltete Person gesagt hat',
            other: `was ${numberOf(count)} stummgeschaltete Personen gesagt haben`,
          }),
      },
      alsoHolds: (what) => `Sie enthält auch, was du hier nicht siehst: ${what}.`,
      save: 'Signierte Datei speichern',
    },
    saved: (name) => `Gespeichert als ${name}`,
    openRoom: 'Beide nennen den Raum. Er ist offen: Wer eine der Dateien bekommt, kann hereinkommen.',
    sealedRoom: 'Beide nennen den Raum, aber keine hat seinen Schlüssel: Mit ihnen kommt niemand hinein.',
    privates: 'Private Gespräche sind in keiner.',
  },
  import: {
    heading: 'Importieren',
    explanation:
      'Fügt eine signierte Datei dieses Raums zum Verlauf hinzu. Jede Signatur wird geprüft, und was schon hier ist, bleibt, wie es ist. Wer hier ist, bekommt, was ihm fehlt.',
    choose: 'Datei wählen',
    another: 'Andere Datei wählen',
    stop: 'Anhalten',
    label: 'Import',
    progress: (lines, of) => `${numberOf(lines)} von ${inEntries(of)} geprüft`,
    reading: 'Wird gelesen…',
    problem: {
      'not-parley': 'Das ist keine signierte Datei von Parley.',
      page: 'Das ist die Seite zum Lesen. Importieren nimmt die signierte Datei, deren Name mit „.parley“ endet.',
      newer:
        'Diese Datei stammt von einem neueren Parley. Lade die Seite neu, oder bitte den Betreiber dieses Servers, es zu aktualisieren.',
      'damaged-header':
        'Die erste Zeile dieser Datei ist beschädigt: Ohne sie lässt sich nichts darin prüfen.',
    },
    unreadable: 'Diese Datei ließ sich nicht lesen.',
    otherRoom: (id) => phrase`Diese Datei ist von einem anderen Raum: ${id}.`,
    otherKey: 'Diese Datei ist von einem anderen Raum: Er hat dieselbe Kennung und einen anderen Schlüssel.',
    news: (count) =>
      plural(count, { one: `${messages(count)} war neu.`, other: `${messages(count)} waren neu.` }),
    noNews: 'Nichts war neu: Alles ist schon hier.',
    noNewMessages: (others) =>
      plural(others, {
        one: 'Keine Nachricht war neu, aber 1 Name, Änderung, Löschung oder Reaktion.',
        other: `Keine Nachricht war neu, aber ${numberOf(others)} Namen, Änderungen, Löschungen und Reaktionen.`,
      }),
    nothingTaken: 'Nichts wurde übernommen.',
    damaged: (line, taken, refused) =>
      `Beschädigt in Zeile ${numberOf(line)}: ${entries(taken)} übernommen, ${numberOf(refused)} abgelehnt.`,
    tooMany: (count) =>
      plural(count, {
        one: `${entries(count)} war mehr, als ein Raum annimmt.`,
        other: `${entries(count)} waren mehr, als ein Raum annimmt.`,
      }),
    missing: (count) =>
      plural(count, {
        one: `Die Datei endet zu früh: ${entries(count)} fehlt.`,
        other: `Die Datei endet zu früh: ${entries(count)} fehlen.`,
      }),
    early: (count) =>
      plural(count, {
        one: `${entries(count)} wartet auf andere, die davor stehen und nicht in der Datei sind.`,
        other: `${entries(count)} warten auf andere, die davor stehen und nicht in der Datei sind.`,
      }),
    forked: (count) =>
      `Von ${inEntries(count)} hat der Autor zwei Fassungen signiert: Alle behalten dieselbe.`,
    givenUp: 'So viel davon ist beschädigt, dass der Rest nicht gelesen wurde.',
    stopped: 'Angehalten: Was übernommen wurde, bleibt.',
    newAuthors: (names) => phrase`Von diesen Personen war vorher nichts hier: ${names}.`,
    keyed: (name, key) => phrase`${name} (${key})`,
    moreAuthors: (count) => `${numberOf(count)} weitere`,
  },
  page: {
    title: (room, day) => `Raum ${room}, ${day}`,
    openRoom: (id) => phrase`Offener Raum ${id}`,
    sealedRoom: (id) => phrase`Versiegelter Raum ${id}`,
    saved: (at, timeZone) => `Gespeichert am ${at} (${timeZone})`,
    messages,
    authors: 'Wer das geschrieben hat',
    key: 'Schlüssel',
    copy: 'Diese Seite ist eine Kopie zum Lesen und beweist für sich nichts. Namen sind, wie sich Leute genannt haben; ihre Schlüssel unterscheiden sie. Die signierte Datei desselben Raums beweist, wer was geschrieben hat.',
  },
};
