import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { CallWords } from '../parts.ts';

type Source = 'microphone' | 'camera' | 'screen';

const THE: Record<Source, string> = { microphone: 'le micro', camera: 'la caméra', screen: 'l’écran' };
const SUBJECT: Record<Source, string> = { microphone: 'Le micro', camera: 'La caméra', screen: 'L’écran' };
const NONE: Record<Source, string> = {
  microphone: 'Aucun micro',
  camera: 'Aucune caméra',
  screen: 'Aucun écran',
};

const people = (count: number): string =>
  plural(count, { one: `${numberOf(count)} personne`, other: `${numberOf(count)} personnes` });

export const call: CallWords = {
  name: 'Appel',
  button: {
    call: 'Appeler',
    callEverybody: 'Appeler tout le monde dans le salon',
    join: 'Rejoindre l’appel ',
    joinCount: (others) => `(${others})`,
    joinCall: 'Rejoindre l’appel de ce salon',
    callMember: (name) => `Appeler ${name}`,
    inCall: 'En appel',
    goToCall: 'Aller à l’appel',
    insecure: (words) =>
      `${words} : pour regarder et écouter seulement. Les navigateurs ne donnent caméra et micro qu’aux pages ouvertes par https.`,
  },
  inRoomCall: 'dans l’appel',
  look: {
    callEverybody: 'Appeler tout le monde',
    join: (others) => `Rejoindre l’appel : ${people(others)}`,
    call: (name) => phrase`Appeler ${name}`,
    answer: (name) => phrase`${name} t’appelle`,
    own: 'Ton image',
    cameraOff: 'Ta caméra est coupée',
    noCamera: 'Pas de caméra',
    noMicrophone: 'Pas de micro',
    level: 'Niveau du micro',
    go: { call: 'Appeler', join: 'Rejoindre', answer: 'Répondre' },
    goSilent: { call: 'Appeler quand même', join: 'Rejoindre quand même', answer: 'Répondre quand même' },
    cancel: 'Annuler',
    without: {
      both: 'Tu peux continuer quand même : tu vois et entends les autres, ils ne te voient ni ne t’entendent.',
      microphone: 'Tu peux continuer quand même : ils te voient et ne t’entendent pas.',
      camera: 'Tu peux continuer avec le son seul : ils t’entendent et ne te voient pas.',
    },
    reasons: {
      denied: 'Le navigateur n’autorise ni caméra ni micro : autorise-les à côté de l’adresse.',
      'none-found': 'Aucune caméra et aucun micro trouvés.',
      'in-use': 'Caméra et micro sont inutilisables : un autre programme les a peut-être.',
      insecure:
        'Cette page n’a pas été ouverte par https : les navigateurs ne lui donnent alors ni caméra ni micro.',
      unsupported: 'Ce navigateur ne donne aux pages ni caméra ni micro.',
      lost: 'Caméra et micro ont disparu : ils ont peut-être été débranchés.',
      failed: 'Caméra et micro n’ont pas pu démarrer.',
    },
  },
  line: {
    started: (name) => phrase`${name} a lancé un appel`,
    startedSelf: 'Tu as lancé un appel',
    isOn: 'Un appel est en cours',
    count: (count) => `${people(count)} dans l’appel`,
    join: 'Rejoindre',
    isIn: 'tu y es',
    over: 'Appel',
    short: 'moins d’une minute',
    you: 'toi',
  },
  heading: {
    calling: (name) => phrase`Appel de ${name}…`,
    waiting: (name) => phrase`En attente du retour de ${name}…`,
    pair: (name) => phrase`En appel avec ${name}`,
    alone: 'Dans l’appel du salon : personne d’autre pour l’instant',
    room: (count) => `Dans l’appel du salon : ${people(count)}`,
  },
  controls: {
    all: 'Commandes de l’appel',
    mute: 'Couper le micro',
    unmute: 'Activer le micro',
    cameraOn: 'Activer la caméra',
    cameraOff: 'Couper la caméra',
    share: 'Partager l’écran',
    stopSharing: 'Arrêter le partage',
    devices: 'Choisir les appareils',
    pictureInPicture: 'Image dans l’image',
    fullScreen: 'Plein écran',
    speakerView: 'Agrandir qui parle',
    gridView: 'Tous à la même taille',
    cancel: 'Annuler l’appel',
    hangUp: 'Raccrocher',
  },
  tiles: {
    all: 'Dans cet appel',
    muted: 'micro coupé',
    screenOf: (name) => `Écran de ${name}`,
    pictureOf: (name) => `Image de ${name}`,
    self: '(toi)',
    noDirectConnection: 'pas de lien direct',
    away: 'absence',
    reconnecting: 'reconnexion…',
    mutedByYou: 'en sourdine pour toi',
    enlarge: (name) => `Garder ${name} en grand`,
    release: (name) => `Ne plus garder ${name} en grand`,
  },
  devices: {
    heading: 'Appareils',
    microphone: 'Micro',
    camera: 'Caméra',
    loudspeaker: 'Haut-parleur',
    systemsChoice: 'Choix du système',
    noneFound: 'Rien trouvé',
    nth: (kind, n) => `${kind} ${n}`,
  },
  unheard: 'Ton micro est coupé : personne ne t’entend.',
  asking: 'En attente du navigateur…',
  problem: {
    screenDenied: 'Aucun écran partagé : aucun n’a été choisi, ou le navigateur ne l’autorise pas.',
    reasons: {
      denied: (source) =>
        `Le navigateur n’autorise pas ${THE[source]} : donne l’autorisation à côté de l’adresse, puis active ici.`,
      'none-found': (source) => `${NONE[source]} ici.`,
      'in-use': (source) => `${SUBJECT[source]} est inutilisable : un autre programme l’a peut-être.`,
      insecure: (source) =>
        `Les navigateurs ne donnent ${THE[source]} qu’aux pages ouvertes par https ou sur cet appareil même.`,
      unsupported: (source) => `Ce navigateur ne peut pas partager ${THE[source]}.`,
      lost: (source) => `${SUBJECT[source]} a disparu, peut-être en étant débranché.`,
      failed: (source) => `${SUBJECT[source]} n’a pas pu démarrer.`,
    },
    meanwhile: {
      microphone: 'Les autres ne t’entendent pas ; tu les entends.',
      camera: 'Les autres ne te voient pas ; tout le reste fonctionne.',
      screen: '',
    },
  },
  incoming: {
    label: 'Appel entrant',
    from: (name) => phrase`${name} t’appelle`,
    accept: 'Répondre',
    withSound: 'Répondre avec le son seul',
    decline: 'Refuser',
  },
  interrupted: {
    label: 'Appel interrompu',
    room: 'Tu étais dans l’appel du salon.',
    pair: (name) => phrase`Tu étais en appel avec ${name}.`,
    goBack: 'Reprendre l’appel',
    stayOut: 'Ne pas y retourner',
  },
  news: {
    ended: 'Appel terminé',
    other: 'À propos de l’appel',
    ok: 'OK',
    callBack: 'Rappeler',
    callAgain: 'Appeler de nouveau',
  },
  end: {
    declined: (name) => phrase`${name} a refusé l’appel.`,
    busy: (name) => phrase`${name} est dans un autre appel.`,
    'no-answer': (name) => phrase`${name} n’a pas répondu.`,
    unreachable: (name) => phrase`${name} n’est plus ici.`,
    ended: (name) => phrase`L’appel avec ${name} est terminé.`,
    missed: (name) => phrase`Tu as manqué un appel de ${name}.`,
  },
  full: (limit) => `L’appel est plein : il accepte ${people(limit)} au plus.`,
  camerasFull: (limit) =>
    plural(limit, {
      one: `Au plus ${numberOf(limit)} image est montrée dans cet appel, pour que les lignes ordinaires le portent. Tu peux entendre, parler et écrire.`,
      other: `Au plus ${numberOf(limit)} images sont montrées dans cet appel, pour que les lignes ordinaires le portent. Tu peux entendre, parler et écrire.`,
    }),
  noCameras: 'Dans ce salon, on s’appelle sans image. Tu peux entendre, parler et écrire.',
};
