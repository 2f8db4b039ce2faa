import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

/** All masculine, so that the adjectives, which follow, agree. */
const ANIMALS =
  'Blaireau Bison Canard Castor Cerf Colibri Corbeau Cygne Dauphin Faucon Flamant Furet Hérisson Héron Hibou Lièvre Loup Lynx Merle Panda Phoque Pinson Renard Rossignol'.split(
    ' ',
  );
const ADJECTIVES =
  'Agile Brave Calme Charmant Curieux Discret Doré Fidèle Gai Gentil Habile Joyeux Malin Noble Paisible Patient Rapide Rieur Sage Serein Tranquille Vaillant Vif'.split(
    ' ',
  );

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `À propos de ${name} ${tag}`.trim(),
    reach: {
      connecting: 'connexion en cours',
      connected: 'en ligne',
      connectedDirectly: 'en lien direct',
      connectedOverRelay: 'en lien par un relais',
      connectedThroughServer: 'en lien par le serveur, sous scellés',
      via: (name) => phrase`via ${name}`,
      reconnectingSince: (time) => `reconnexion depuis ${time}`,
      unreachable: 'injoignable',
    },
    nameRefusal: {
      taken: (name) => `${name} est déjà pris dans ce salon`,
      alike: (name) => `${name} ressemble au nom de quelqu’un dans ce salon`,
      blank: 'Un nom doit avoir au moins un caractère visible',
      tooLong: 'Ce nom est trop long',
    },
  },
  person: {
    here: (count) =>
      plural(count, { one: 'Il n’y a que toi ici', other: `${numberOf(count)} personnes sont ici` }),
    andKeepers: (here, count) =>
      plural(count, { one: `${here}, et un gardien`, other: `${here}, et ${numberOf(count)} gardiens` }),
    aloneWithKeepers: (count) =>
      plural(count, {
        one: 'Il n’y a que toi et un gardien pour l’instant',
        other: 'Il n’y a que toi et des gardiens pour l’instant',
      }),
    marks: { keeper: 'gardien', verified: 'identité vérifiée', muted: 'en sourdine', away: 'absence' },
    keeps: 'garde ce qui se dit',
    warning: {
      faulty: 'envoie des données fautives ; elles sont refusées',
      verifiedNamesake: 'pas la personne que tu as vérifiée',
      metNamesake: 'une autre clé qu’avant',
    },
    unreachableBecause: (reason) => `injoignable : ${reason}`,
    unreachable: {
      'no-way': 'ni le serveur ni personne ici ne peut lui transmettre une demande',
      silent: 'les demandes partent, et aucune réponse ne revient',
      'no-turn': '« Relais seulement » est activé, et il n’y a pas de relais ici',
      'turn-failed': 'aucun chemin direct, et le relais ne fonctionne pas d’ici',
      'own-network': 'ton réseau bloque les connexions directes',
      'their-network': 'son réseau bloque les connexions directes',
      'both-networks': 'vos réseaux ne laissent passer aucune connexion directe',
      blocked: 'aucun chemin ne s’ouvre, même par un relais',
    },
  },
  names: {
    somebody: 'Quelqu’un',
    nameless: 'Sans nom',
    suggested: (pick) => `${pick(ANIMALS)} ${pick(ADJECTIVES)}`,
  },
  private: {
    open: (name) => `Écrire à ${name} en privé`,
    unread: (words, unread) => `${words}, non lus : ${numberOf(unread)}`,
    away: 'absence',
    heading: (name) => phrase`En privé avec ${name}`,
    back: 'Retour au salon',
    onlyYouTwo: 'Vous seuls pouvez lire ceci',
    otherIsAway: 'Absence : ce que tu écris attend ici son retour',
    blank: (name) =>
      `Ce que tu écris ici va à ${name} seulement. Les membres qui le transmettent ne peuvent pas le lire.`,
    writeTo: (name) => `Écris à ${name}`,
    send: 'Envoyer',
    note: 'Message privé',
    messagesFrom: (name, unread) =>
      phrase`${plural(unread, { one: 'Message privé', other: `${numberOf(unread)} messages privés` })} de ${name}`,
    read: 'Lire',
    dismiss: 'Pas maintenant',
    sendTo: (name) => `Envoyer à ${name}`,
  },
  share: {
    copied: 'Copié',
    selected: 'Sélectionné : copie-le maintenant',
    copiedFirst: 'Copié. Envoie-le maintenant à quelqu’un.',
    selectedFirst: 'Sélectionné : copie-le et envoie-le à quelqu’un.',
    linkHasChanged: 'Le lien a changé',
    qrHeading: 'Scanne pour entrer',
    qrCode: 'Code QR du lien de ce salon',
    invitation: 'Invitation',
    invites: (name) => phrase`${name} t’invite dans un nouveau salon scellé`,
    goThere: 'Y aller',
    notNow: 'Pas maintenant',
    newLinkToRoom: 'Nouveau lien de ce salon',
    newLink: 'Nouveau lien',
    moved: (name, host) =>
      phrase`D’après ${name}, les nouveaux arrivent maintenant dans ce salon par ${host}. Tu restes où tu es.`,
    copyNewLink: 'Copier le nouveau lien',
  },
};
