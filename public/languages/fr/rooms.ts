import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { RoomWords } from '../parts.ts';

const STRAIGHT = 'Ce que tu dis va directement de navigateur à navigateur.';

export const rooms: RoomWords = {
  menu: {
    groups: {
      invite: 'Inviter',
      rooms: 'Salons',
      keep: 'Garder et exporter',
      notices: 'Notifications',
      appearance: 'Apparence',
      safety: 'Sécurité',
      help: 'Aide',
    },
    search: 'Chercher',
    keys: 'Touches et commandes',
    report: 'Rapport de connexion',
    changeLock: 'Passer à un nouveau salon scellé',
    newSealedRoom: 'Nouveau salon scellé',
    export: 'Exporter',
    import: 'Importer',
    aboutPage: 'À propos de cette page',
    leave: 'Quitter',
    forget: 'Oublier ce salon',
    language: 'Langue',
    browsersLanguage: 'Celle du navigateur',
    english: 'English',
    whyLanguage: 'La page est rechargée. Le salon et ton brouillon restent.',
    sound: 'Son',
    whySound: 'Un son bref quand quelqu’un écrit pendant que tu regardes autre chose.',
    notifications: 'Notifications',
    whyNotifications:
      'Quand cette page est en arrière-plan : qui a écrit, et quoi. Seul cet appareil l’affiche, aussi sur son écran verrouillé si tu le permets.',
    notifyingProblem: {
      insecure: 'Pas sur cette page : les navigateurs ne permettent les notifications que par https.',
      missing: 'Ce navigateur n’affiche pas de notifications de pages comme celle-ci.',
      blocked:
        'Ton navigateur bloque les notifications de cette page. Tu peux changer cela dans ses réglages pour ce site.',
    },
    exampleNotification: 'Les nouveaux messages s’afficheront ainsi.',
    rememberKey: 'Retenir la clé sur cet appareil',
    whyRememberKey:
      'Ta liste de salons ouvre alors celui-ci. Quiconque accède à cet appareil peut l’ouvrir aussi. Sans cela, il te faut le lien.',
    keyNotKept: 'Ce navigateur ne garde rien : son stockage est plein ou désactivé.',
    pictures: 'Les images viennent d’elles-mêmes',
    whyPictures:
      'Jusqu’à 1 Mo chacune. Les autres fichiers et les images plus lourdes, à ta demande seulement.',
    picturesMetered: 'Pas maintenant : cet appareil économise les données, chaque image attend ta demande.',
    relayOnly: 'Relais seulement',
    whyRelayOnly:
      'Cache ton adresse IP aux autres. Tout passe par un relais de l’exploitant de cette page, toujours chiffré de bout en bout.',
    noRelay: 'Il n’y a pas de relais ici : personne n’est joignable tant que ceci est activé.',
  },
  rooms: {
    heading: 'Salons',
    open: 'Salons',
    newRoom: 'Nouveau salon',
    newSealedRoom: 'Nouveau salon scellé',
    empty: 'Pas encore de salons',
    whyEmpty:
      'Ici apparaîtront les salons où tu es allé avec ce navigateur. La liste n’est que sur cet appareil, personne d’autre ne la voit.',
    where: 'Cette liste n’est que sur cet appareil ; personne d’autre ne la voit.',
    sealed: 'Salon scellé',
    here: 'Tu es ici',
    needsLink: 'Il te faut son lien : sa clé n’est pas sur cet appareil',
    lastHere: (day, time) => `${day}, ${time}`,
    unread: (count) =>
      plural(count, {
        one: `${numberOf(count)} message non lu`,
        other: `${numberOf(count)} messages non lus`,
      }),
    many: '99+',
    rename: (room) => `Renommer ${room}`,
    forget: (room) => `Oublier ${room}`,
    nameFor: (room) => `Ton nom pour ${room}`,
    nameProblem: {
      blank: 'Un nom doit avoir au moins un caractère visible',
      'too-long': 'Ce nom est trop long',
    },
    notKept: 'Ce navigateur ne garde pas de noms pour les salons : son stockage est plein ou désactivé.',
    forgetting: {
      heading: (name) => phrase`Oublier ${name} ?`,
      explanation: [
        'Cet appareil oublie qui tu étais là-bas, ton brouillon et tout ce qui s’y est dit, dans tous ses onglets. Si le salon est ouvert dans l’un d’eux, tu le quittes. En rouvrant son lien, tu arrives comme quelqu’un de nouveau.',
        'Ce que tu as dit reste chez les autres.',
      ],
      withoutLink: 'Tu n’y retournes qu’avec son lien. Sans le lien, non.',
      action: 'Oublier',
    },
    leaving: {
      heading: 'Quitter ce salon ?',
      unreached:
        'Ce que tu as dit en dernier n’a encore atteint personne. Cela attend dans cet onglet : reviens-y dans le salon, et cela ira à qui viendra. Avec l’onglet, c’est perdu.',
      keeping:
        'Ce qui s’est dit ici est gardé dans cet onglet et disparaît avec lui. Cet appareil peut le garder pour ton retour.',
      notKept:
        'Cet appareil n’a pas pu le garder ; l’option du menu du salon dit pourquoi. Tu es toujours ici.',
      keepAndLeave: 'Garder et quitter',
      leave: 'Quitter',
    },
  },
  keep: {
    name: 'Garder sur cet appareil',
    off: 'Ce qui se dit ici reste dans cet onglet et disparaît quand tu le fermes. Si tu l’actives, cela reste sur cet appareil jusqu’à ce que tu oublies le salon.',
    moving: 'Écriture sur cet appareil…',
    on: (size) => `Occupe ${size} sur cet appareil, jusqu’à ce que tu oublies le salon ou désactives ceci.`,
    sealed: 'C’est gardé chiffré : seul le lien du salon l’ouvre.',
    persistent: 'Le navigateur ne l’effacera pas de lui-même.',
    notPersistent: 'Le navigateur peut l’effacer de lui-même si la place vient à manquer.',
    failing: (why) => `Ce qui se dit maintenant n’est pas gardé. ${why}`,
    trouble: {
      missing:
        'Ce navigateur ne donne à cette page rien où garder des choses, peut-être à cause d’un réglage de confidentialité.',
      newer: 'Une version plus récente de cette page était ici avant. Recharge celle-ci pour l’obtenir.',
      silent: 'Le stockage de ce navigateur ne répond pas. Redémarrer le navigateur aide le plus souvent.',
      cleared: 'Quelqu’un a vidé le stockage de ce navigateur, ou il l’a fait lui-même.',
      replaced:
        'Une version plus récente de cette page est ouverte dans un autre onglet. Recharge celle-ci pour l’obtenir.',
      full: 'Il n’y a plus de place sur cet appareil, ou le navigateur n’en donne plus à cette page.',
      bound:
        'Parley ne garde pas plus d’environ 250 Mo sur un appareil. Oublie un salon pour faire de la place.',
      failed: 'Le stockage de ce navigateur a échoué.',
    },
    bytes: (megabytes) => `${megabytes} Mo`,
    lessThan: (size) => `moins de ${size}`,
    whereItGoes: {
      here: `${STRAIGHT} Cet appareil le garde jusqu’à ce que tu oublies le salon.`,
      nowhere:
        'Ce que tu dis va directement de navigateur à navigateur, et reste jusqu’à ce que le dernier d’entre vous ferme l’onglet, ou plus longtemps si quelqu’un garde le salon sur son appareil.',
      withOthers: (names, count) =>
        `${STRAIGHT} Quand vous aurez tous fermé l’onglet, ${plural(count, {
          one: `${names} le gardera encore sur son appareil.`,
          other: `${names} le garderont encore sur leurs appareils.`,
        })}`,
      byKeeper: (kept) => `${STRAIGHT} ${kept}, même quand vous aurez tous fermé l’onglet.`,
      asStranger:
        'Ce navigateur ne retient pas qui tu es ici : avec un autre onglet, tu arrives comme quelqu’un de nouveau.',
    },
    offButKept: (kept) =>
      `${kept}. Dans cet onglet, cela disparaît quand tu le fermes. Si tu l’actives, cela reste aussi sur cet appareil jusqu’à ce que tu oublies le salon.`,
    keptBy: {
      until: (name, day) => phrase`Gardé par ${name} jusqu’au ${day}`,
      always: (name) => phrase`Gardé par ${name} tant qu’on ne l’y efface pas`,
    },
    keeper: {
      is: 'Un gardien, d’après ses propres dires : il garde ce qui se dit ici, même quand tout le monde est parti, et le donne à qui arrive.',
      days: (count) =>
        plural(count, {
          one: `Il garde tout pendant ${numberOf(count)} jour.`,
          other: `Il garde tout pendant ${numberOf(count)} jours.`,
        }),
      always: 'Il garde tout tant qu’on ne l’y efface pas.',
      atMost: (size) => `Pas plus de ${size} : au-delà, le plus ancien part d’abord.`,
      reads: 'Il lit ce que lisent les membres, mais pas ce que d’autres se disent en privé.',
    },
    keptUntil: (last) =>
      `Gardé ici jusqu’à ce que tu oublies le salon. Dernier message : ${last}. Ce qui s’est dit depuis arrive dès que quelqu’un est ici.`,
    keeps: 'Garde ce salon sur son appareil, d’après ses propres dires.',
    keepsNot: 'Ne garde ce salon que jusqu’à la fermeture de l’onglet, d’après ses propres dires.',
  },
};
