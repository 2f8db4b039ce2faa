import { numberOf, plural } from '../../view/words/locale.ts';
import type { KeyWords } from '../parts.ts';

export const keys: KeyWords = {
  heading: 'Tasten und Befehle',
  keys: {
    enter: 'Enter',
    shift: 'Umschalt',
    control: 'Strg',
    escape: 'Esc',
    menu: 'Menü',
    home: 'Pos1',
    end: 'Ende',
  },
  groups: {
    page: 'Überall',
    box: 'Im Nachrichtenfeld',
    messages: 'Zwischen den Nachrichten',
    commands: 'Befehle, ins Nachrichtenfeld getippt',
  },
  page: {
    keys: 'Diese Liste zeigen, außerhalb eines Textfelds',
    palette: 'Zu einem Raum, einer Person oder einem Befehl',
    search: 'Nachrichten durchsuchen',
    back: 'Einen Schritt zurück: schließen, was zuletzt geöffnet wurde',
  },
  box: {
    send: 'Senden',
    newLine: 'Neue Zeile',
    editLast: 'Deine letzte Nachricht bearbeiten, im leeren Feld',
    mention: 'Jemanden erwähnen',
    emoji: 'Emoji nach Namen',
    command: 'Befehl',
    slash: 'Ein Text, der mit einem Schrägstrich beginnt',
  },
  messages: {
    walk: 'Zur Nachricht darüber oder darunter',
    ends: 'Zur ersten oder letzten',
    menu: 'Was sich mit der Nachricht tun lässt',
  },
  commandList: 'Befehle',
  arguments: { help: '', me: 'winkt', nick: 'Name', call: '', lock: '', leave: '' },
  about: {
    help: 'Tasten und Befehle zeigen',
    me: 'Sagen, was du tust',
    nick: 'Deinen Namen ändern',
    call: 'Alle anrufen',
    lock: 'In einen neuen versiegelten Raum umziehen',
    leave: 'Diesen Raum verlassen',
  },
  unknown: (name) =>
    `Nicht gesendet: Den Befehl /${name} gibt es nicht. Tippe /help, um alle zu sehen, oder // für einen Text, der mit einem Schrägstrich beginnt.`,
  noAction: 'Schreib dahinter, was du tust: /me winkt',
  noName: 'Schreib dahinter deinen neuen Namen: /nick Ada',
  notInPrivate: (name) => `/${name} ist für den Raum: Tippe es dort`,
  noCall: 'Anrufe sind noch nicht bereit: Versuch es gleich noch einmal',
  noRoom: 'Befehle sind noch nicht bereit: Versuch es gleich noch einmal',
  palette: 'Gehe zu',
  find: 'Ein Raum, eine Person oder ein Befehl',
  sections: { rooms: 'Räume', people: 'Personen', commands: 'Befehle' },
  nothing: 'Nichts mit diesem Namen',
  found: (count) =>
    plural(count, { one: `${numberOf(count)} gefunden`, other: `${numberOf(count)} gefunden` }),
  newRoom: 'Neuer Raum',
};
