import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { TalkWords } from '../parts.ts';

const characters = (count: number): string =>
  plural(count, { one: `${numberOf(count)} caractère`, other: `${numberOf(count)} caractères` });

export const talk: TalkWords = {
  composer: {
    save: 'Enregistrer',
    charactersLeft: (count) => `Encore ${characters(count)}`,
    tooLong: (excess) => `Trop long de ${characters(excess)} : raccourcis-le`,
    refusal: {
      blankEdit: 'Il ne reste rien à enregistrer : supprime le message, ou appuie sur Échap',
      tooMany: (most) =>
        `Ce salon n’accepte plus de messages de toi (${numberOf(most)}) : ouvre un nouveau salon`,
      elsewhere: 'Non envoyé : ce salon est ouvert dans un autre onglet',
    },
  },
  aboveBox: {
    editing: 'Modification de ton message',
    replyingTo: (name) => phrase`Réponse à ${name}`,
    replyingToSelf: 'Réponse à toi-même',
    cancelReply: 'Annuler la réponse',
    cancelEdit: 'Annuler la modification',
    mentionList: 'Personnes à mentionner',
    typing: {
      one: (name) => phrase`${name} écrit`,
      two: (first, second) => phrase`${first} et ${second} écrivent`,
      many: (count) =>
        plural(count, {
          one: `${numberOf(count)} personne écrit`,
          other: `${numberOf(count)} personnes écrivent`,
        }),
    },
  },
  transfer: {
    tooLong: (excess) => `Non inséré : le message serait trop long de ${characters(excess)}`,
    notYet:
      'Impossible d’envoyer des fichiers pour l’instant : cette partie de la page n’est pas encore arrivée. Réessaie bientôt.',
    noText: 'Il n’y a là ni texte ni fichier',
  },
  message: {
    you: 'Toi',
    deleted: 'Message supprimé',
    quote: {
      goTo: 'Aller à ce message',
      muted: 'est en sourdine',
      missing: 'Ce message a été supprimé ou n’est pas arrivé',
    },
  },
  messageActions: {
    actions: 'Actions sur le message',
    reply: 'Répondre',
    react: 'Réagir',
    edit: 'Modifier',
    remove: 'Supprimer',
    more: 'Plus',
    copyText: 'Copier le texte',
    copyLink: 'Copier le lien du message',
    forward: 'Transférer en privé',
    reactions: 'Réactions',
    moreReactions: 'Plus d’émojis',
    textCopied: 'Texte copié',
    linkCopied: 'Lien copié',
    notCopied: 'Ce navigateur ne laisse rien copier à la page',
    forwarding: {
      to: 'À',
      nobody: 'Personne d’autre n’est ici',
      why: (name) => `Il part comme message privé de ta part. Que ${name} l’a écrit, seule ta parole le dit.`,
      whyOwn: 'Il part comme message privé de ta part.',
      from: (name) => `Transféré, de ${name} :`,
      own: 'Transféré, de moi :',
      send: 'Envoyer en privé',
      tooLong: 'Il est trop long pour être transféré',
      notSent: 'Il n’a pas pu être envoyé',
    },
    linked: {
      looking: 'Recherche du message de ce lien…',
      missing: 'Le message de ce lien n’est pas ici. Il viendra quand quelqu’un qui l’a sera ici.',
      dismiss: 'Ne pas attendre',
    },
  },
  foot: {
    edited: 'modifié',
    late: 'arrivé tard',
    whyLate: 'Il a été dit avant d’arriver ici : ce qui est en dessous avait déjà été lu',
    receipt: {
      title: 'Qui a ce message',
      waiting: 'En attente que quelqu’un vienne',
      kept: 'Gardé sur cet appareil',
      keeper: 'Gardé par un gardien',
      partly: (have, of) => `${have} sur ${of}`,
      everyone: 'Remis à tout le monde',
      delivered: 'Remis',
    },
  },
  reactions: { you: 'Toi', reaction: (emoji, count, names) => `${emoji} ${count} : ${names}` },
  code: {
    name: (language) => (language === '' ? 'Code' : `Code, ${language}`),
    copy: 'Copier',
    copied: 'Copié',
    copyCode: 'Copier le code',
  },
  emoji: {
    name: 'Émojis',
    search: 'Chercher un émoji',
    close: 'Fermer les émojis',
    completion: 'Émojis à insérer',
    groups: [
      'Visages et émotions',
      'Personnes et corps',
      'Animaux et nature',
      'Nourriture et boissons',
      'Voyages et lieux',
      'Activités',
      'Objets',
      'Symboles',
      'Drapeaux',
    ],
    categories: 'Catégories',
    recent: 'Récents',
    results: 'Résultats',
    found: (count) =>
      plural(count, { one: `${numberOf(count)} émoji trouvé`, other: `${numberOf(count)} émojis trouvés` }),
    none: 'Aucun émoji de ce nom',
    missing: 'Les émojis n’ont pas pu être chargés. Réessaie quand le serveur sera revenu.',
    tone: 'Couleur de peau',
    tones: ['Par défaut', 'Claire', 'Assez claire', 'Moyenne', 'Assez foncée', 'Foncée'],
    toned: (name, tone) => `${name} : peau ${tone.toLowerCase()}`,
  },
  transcript: {
    newMessages: (count) => phrase`Nouveaux messages ${count}`,
    divider: { joined: 'Dit avant ton arrivée', unread: 'Non lus' },
    justNow: 'à l’instant',
    minutesAgo: (minutes) => `il y a ${minutes} min`,
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    day: (weekday, dayAndMonth) => `${weekday} ${dayAndMonth}`,
    dayOfYear: (weekday, dayAndMonth, year) => `${weekday} ${dayAndMonth} ${year}`,
    dayAndTime: (day, time) => `${day}, ${time}`,
    you: 'Toi',
    notice: {
      joined: (name) => phrase`${name} est là`,
      left: (name) => phrase`Départ de ${name}`,
      visited: (name) => phrase`${name} a fait un passage`,
      'stepped-out': (name) => phrase`Départ et retour de ${name}`,
      returned: (name) => phrase`${name} est de retour`,
      revisited: (name) => phrase`Retour puis départ de ${name}`,
      met: (name) => phrase`${name} porte le nom de quelqu’un qui était déjà venu, avec une autre clé`,
      muted: (name) => phrase`${name} est en sourdine`,
    },
    returnedAfter: (name, away) => phrase`${name} est de retour, absence : ${away}`,
    verifiedNamesake: (name, verifiedName) =>
      phrase`${name} n’est PAS la personne que tu as vérifiée sous le nom ${verifiedName} : c’est une autre clé`,
    renamed: (before, name) => phrase`${before} s’appelle maintenant ${name}`,
    renamedSelf: (name) => phrase`Tu t’appelles maintenant ${name}`,
    hasNewName: (name) => phrase`${name} a un nouveau nom`,
  },
  together: {
    joined: (names) => phrase`${names} sont là`,
    left: (names) => phrase`Départ de ${names}`,
    visited: (names) => phrase`${names} ont fait un passage`,
  },
  unread: { jump: 'Aller aux non lus' },
  copying: {
    message: (time, name, text) => phrase`[${time}] ${name} : ${text}`,
    notice: (time, event) => phrase`[${time}] ${event}`,
  },
  aloud: {
    you: 'toi',
    said: (name, text) => `${name} : ${text}`,
    answered: (name, to, text) => `${name}, en réponse à ${to} : ${text}`,
    file: (file, name, caption) =>
      caption === '' ? `${file} de ${name}` : `${file} de ${name} : ${caption}`,
    edited: (name, text) => `${name} a modifié un message : ${text}`,
    deleted: (name) => `${name} a supprimé un message`,
    timeAndDay: (time, day) => `${time}, ${day}`,
    earlier: (count, name, when) =>
      plural(count, {
        one: `${numberOf(count)} message antérieur, de ${name} à ${when}`,
        other: `${numberOf(count)} messages antérieurs, le dernier de ${name} à ${when}`,
      }),
    fresh: (count, name, when) =>
      plural(count, {
        one: `${numberOf(count)} nouveau message, de ${name} à ${when}`,
        other: `${numberOf(count)} nouveaux messages, le dernier de ${name} à ${when}`,
      }),
    changed: (count) =>
      plural(count, {
        one: `${numberOf(count)} message a été modifié ou supprimé`,
        other: `${numberOf(count)} messages ont été modifiés ou supprimés`,
      }),
    moved: (count) =>
      plural(count, {
        one: `${numberOf(count)} annonce d’arrivée, de départ ou de nouveau nom`,
        other: `${numberOf(count)} annonces d’arrivées, de départs ou de nouveaux noms`,
      }),
    inPrivate: (words) => `En privé : ${words}`,
    privateMessages: (count, name) =>
      plural(count, {
        one: `${numberOf(count)} message privé de ${name}`,
        other: `${numberOf(count)} messages privés de ${name}`,
      }),
  },
  search: {
    name: 'Chercher dans les messages',
    inRoom: 'Chercher dans ce salon',
    inPrivate: (name) => `Chercher dans ta conversation avec ${name}`,
    hint: 'Tous les mots doivent y être. "Entre guillemets" : tels quels. de:nom: d’une seule personne.',
    from: 'De',
    anybody: 'tout le monde',
    fromWord: 'de',
    own: 'Toi',
    person: (name, tag) => `${name} ${tag}`,
    next: 'Résultat suivant',
    previous: 'Résultat précédent',
    nextIs: 'Plus ancien (Entrée)',
    previousIs: 'Plus récent (Maj+Entrée)',
    close: 'Fermer la recherche',
    at: (place, of) => `${numberOf(place)} sur ${numberOf(of)}`,
    atSoFar: (place, of) => `${numberOf(place)} sur ${numberOf(of)}…`,
    results: (count) =>
      plural(count, { one: `${numberOf(count)} résultat`, other: `${numberOf(count)} résultats` }),
    none: 'Aucun résultat',
    timeAndDay: (time, day) => `${time}, ${day}`,
    told: (place, of, name, when, text) =>
      `Résultat ${numberOf(place)} sur ${numberOf(of)}, ${name}, ${when} : ${text}`,
  },
};
