import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { FileWords } from '../parts.ts';

export const files: FileWords = {
  attach: 'Joindre des fichiers',
  tray: {
    name: 'Fichiers à envoyer',
    remove: (file) => `Retirer ${file}`,
    preparing: 'Préparation…',
    unreadable: 'Ne peut pas être montré ici : part tel quel, avec tout ce qu’il contient',
    video: 'Part tel quel : le lieu et l’heure de l’enregistrement suivent s’ils y figurent',
    original: 'Original',
    whyShrunk: 'Les images sont réduites, sans le lieu ni les données de l’appareil photo.',
    whyOriginal: 'Les images partent telles quelles : le lieu de prise et les données de l’appareil suivent.',
    toRoom: 'Va au salon',
    toMember: (name) => phrase`Va à ${name} seulement`,
  },
  drop: {
    toRoom: 'Dépose ici pour envoyer à tout le salon',
    toMember: (name) => phrase`Dépose ici pour envoyer à ${name} seulement`,
    notYet: 'Tu peux d’abord regarder, et écrire quelque chose avec',
  },
  refusal: {
    folder: (file) =>
      `${file} est un dossier : fais-en un seul fichier, une archive zip par exemple, et envoie-la`,
    empty: (file) => `${file} est vide`,
    tooLarge: (file, most) => `${file} est trop lourd : ${most} au plus ici`,
    tooMany: (most) => `Au plus ${numberOf(most)} fichiers à la fois`,
    more: (count) =>
      plural(count, { one: `et ${numberOf(count)} autre`, other: `et ${numberOf(count)} autres` }),
    tooLong: 'Ce que tu as écrit est trop long pour l’accompagner : raccourcis-le pour l’envoyer',
    cannotWrite: 'Non envoyé : ce salon n’accepte plus de messages de toi ici',
    unreadable: (file) => `${file} ne peut plus être lu`,
  },
  bytes: (count) => plural(count, { one: `${numberOf(count)} octet`, other: `${numberOf(count)} octets` }),
  kilobytes: (count) => `${count} ko`,
  megabytes: (count) => `${count} Mo`,
  gigabytes: (count) => `${count} Go`,
  perSecond: (size) => `${size}/s`,
  left: {
    moments: 'encore quelques secondes',
    seconds: (count) => plural(count, { one: `encore ${count} seconde`, other: `encore ${count} secondes` }),
    minutes: (count) => plural(count, { one: `encore ${count} minute`, other: `encore ${count} minutes` }),
    hours: (count) => plural(count, { one: `encore ${count} heure`, other: `encore ${count} heures` }),
    days: (count) => plural(count, { one: `encore ${count} jour`, other: `encore ${numberOf(count)} jours` }),
  },
  partOf: (part, whole) => `${part} sur ${whole}`,
  from: (count) =>
    plural(count, { one: `de ${numberOf(count)} personne`, other: `de ${numberOf(count)} personnes` }),
  overTurn: 'par un serveur TURN',
  giving: (rate) => `Envoi, ${rate}`,
  percent: (count) => `${count} %`,
  progress: (file) => `Téléchargement de ${file}`,
  paused: 'En pause',
  wait: {
    'nobody-has-it': 'En attente de quelqu’un qui l’a : reprend de lui-même à son arrivée',
    'no-connection':
      'Aucun lien avec quelqu’un qui l’a : reprend de lui-même dès qu’il y en a un, ou que quelqu’un de plus proche l’a',
    'no-own-link':
      'Un fichier privé va directement de l’un à l’autre, jamais par d’autres, et vous n’êtes pas en lien direct. Il reprend de lui-même quand vous le serez ; un autre réseau peut aider, d’un côté ou de l’autre',
    'turn-off':
      'Ceux qui l’ont ne sont joignables que par un serveur TURN, et les fichiers n’y passent pas ici : un autre réseau peut aider',
    'choose-again':
      'Cette page a été rechargée et ne peut plus lire le fichier : choisis-le de nouveau, pour que les autres puissent l’avoir',
  },
  failure: {
    full: 'Il n’y a pas assez de place sur cet appareil : fais-en, puis réessaie',
    lost: 'Le navigateur n’a pas pu le garder, ou a perdu ce qu’il en avait',
    'too-large': 'Trop lourd pour cette page, qui doit garder les fichiers en mémoire',
    off: 'L’exploitant de ce serveur a désactivé les fichiers',
    'over-limit': 'Plus lourd que ce que permet l’exploitant de ce serveur',
    'two-versions':
      'La personne qui l’a envoyé en a signé deux versions, et aucune n’est fiable : demande un nouvel envoi',
    'source-changed':
      'Le fichier a été modifié ou retiré de cet appareil : choisis-le tel qu’il était, ou renvoie-le',
  },
  tooLargeForMemory: (most) =>
    `Cette page accepte des fichiers jusqu’à ${most} : elle doit les garder en mémoire, car le navigateur ne lui donne pas de disque (il faut https, et pas de fenêtre privée)`,
  memoryFull: (most) =>
    `Cette page garde en mémoire jusqu’à ${most} de fichiers en tout et n’a plus de place : enregistre ce qu’il te faut, puis recharge-la`,
  inMemory: 'En mémoire : perdu à la fermeture de cette page',
  notThisFile: 'C’est un autre fichier, ou il a été modifié depuis',
  cannotShow: 'Trop lourd pour être montré ici, mais il peut être enregistré',
  download: 'Télécharger',
  pause: 'Pause',
  resume: 'Reprendre',
  cancel: 'Annuler',
  save: 'Enregistrer',
  retry: 'Réessayer',
  chooseAgain: 'Choisir de nouveau le fichier',
  openPicture: (file) => `Montrer ${file} en taille réelle`,
  have: (count, of) =>
    plural(count, {
      one: `${numberOf(count)} sur ${numberOf(of)} l’a`,
      other: `${numberOf(count)} sur ${numberOf(of)} l’ont`,
    }),
  nobodyHas: 'Personne ici ne l’a.',
  had: {
    one: (name) => phrase`${name} l’avait.`,
    two: (one, other) => phrase`${one} et ${other} l’avaient.`,
    many: (one, other, more) =>
      phrase`${one}, ${other} et ${plural(more, { one: `${numberOf(more)} autre`, other: `${numberOf(more)} autres` })} l’avaient.`,
  },
  holders: {
    heading: 'Qui a le fichier',
    hasIt: 'L’ont : ',
    notYet: 'Pas encore : ',
    hadIt: 'L’avaient, et ne sont pas ici : ',
    you: 'toi',
    why: 'Il peut venir de toute personne qui l’a en entier ou en partie, même quand celle qui l’a envoyé est partie.',
  },
  aloud: {
    complete: (file) => `${file} est là`,
    saved: (file) => `${file} est enregistré`,
    notSaved: (file) => `${file} n’a pas pu être enregistré`,
    failed: (file, why) => `${file} : ${why}`,
  },
};
