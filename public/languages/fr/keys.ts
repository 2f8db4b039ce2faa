import { numberOf, plural } from '../../view/words/locale.ts';
import type { KeyWords } from '../parts.ts';

export const keys: KeyWords = {
  heading: 'Touches et commandes',
  keys: {
    enter: 'Entrée',
    shift: 'Maj',
    control: 'Ctrl',
    escape: 'Échap',
    menu: 'Menu',
    home: 'Début',
    end: 'Fin',
  },
  groups: {
    page: 'Partout',
    box: 'Dans la zone de message',
    messages: 'Parmi les messages',
    commands: 'Commandes, tapées dans la zone de message',
  },
  page: {
    keys: 'Afficher cette liste, hors d’une zone de texte',
    palette: 'Aller à un salon, une personne ou une commande',
    search: 'Chercher dans les messages',
    back: 'Un pas en arrière : fermer ce qui a été ouvert en dernier',
  },
  box: {
    send: 'Envoyer',
    newLine: 'Nouvelle ligne',
    editLast: 'Modifier ton dernier message, dans une zone vide',
    mention: 'Mentionner quelqu’un',
    emoji: 'Émoji par son nom',
    command: 'Commande',
    slash: 'Un texte qui commence par une barre oblique',
  },
  messages: {
    walk: 'Au message du dessus ou du dessous',
    ends: 'Au premier ou au dernier',
    menu: 'Ce qu’on peut faire du message',
  },
  commandList: 'Commandes',
  arguments: { help: '', me: 'salue', nick: 'nom', call: '', lock: '', leave: '' },
  about: {
    help: 'Afficher touches et commandes',
    me: 'Dire ce que tu fais',
    nick: 'Changer de nom',
    call: 'Appeler tout le monde',
    lock: 'Passer à un nouveau salon scellé',
    leave: 'Quitter ce salon',
  },
  unknown: (name) =>
    `Non envoyé : la commande /${name} n’existe pas. Tape /help pour les voir toutes, ou // pour un texte qui commence par une barre oblique.`,
  noAction: 'Écris ensuite ce que tu fais : /me salue',
  noName: 'Écris ensuite ton nouveau nom : /nick Ada',
  notInPrivate: (name) => `/${name} est pour le salon : tape-la là-bas`,
  noCall: 'Les appels ne sont pas encore prêts : réessaie dans un instant',
  noRoom: 'Les commandes ne sont pas encore prêtes : réessaie dans un instant',
  palette: 'Aller à',
  find: 'Un salon, une personne ou une commande',
  sections: { rooms: 'Salons', people: 'Personnes', commands: 'Commandes' },
  nothing: 'Rien de ce nom',
  found: (count) =>
    plural(count, { one: `${numberOf(count)} résultat`, other: `${numberOf(count)} résultats` }),
  newRoom: 'Nouveau salon',
};
