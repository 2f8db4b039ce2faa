import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ShellWords } from '../parts.ts';

export const shell: ShellWords = {
  shell: {
    productName: 'Parley',
    theme: { system: 'Thème : système', light: 'Thème : clair', dark: 'Thème : sombre' },
    unavailable: 'Ce n’est pas disponible tant que le serveur est injoignable.',
    joining: 'Entrée dans le salon…',
    unreachable: 'Le serveur est injoignable : la discussion continue, personne de nouveau ne peut entrer',
    refusal: {
      'room-full': 'Ce salon est plein. Réessaie quand quelqu’un sera parti, ou ouvre ton propre salon.',
      'wrong-key': 'Ce salon est scellé : ouvre le lien entier, avec ce qui suit #',
      'bad-request':
        'Le serveur n’a pas compris cette page. Recharge-la ; si cela n’aide pas, ouvre un nouveau salon.',
      'tunnel-full':
        'Ce tunnel est plein : personne d’autre n’y passe. Tu entreras automatiquement dès que quelqu’un sera parti.',
      busy: 'Le serveur est occupé et ne laisse entrer personne pour l’instant. Tu entreras automatiquement dès que possible.',
    },
    retry: 'Réessayer',
    freshRoom: 'Nouveau salon',
  },
  framed: {
    openInTab: 'Ouvrir dans un onglet',
    whyOpenInTab: (host) =>
      `Ce salon seul, sur ${host}. La plupart des navigateurs isolent les pages intégrées : dans l’onglet, tu es alors quelqu’un d’autre.`,
    keptApart:
      'Tu es ici à l’intérieur d’un autre site. La plupart des navigateurs ne retrouvent ce qui est gardé ici, et qui tu es, que dans ce site.',
  },
  notes: {
    clock: {
      behind: (time) => `L’horloge de cet appareil retarde de ${time} ; les heures affichées sont corrigées`,
      ahead: (time) => `L’horloge de cet appareil avance de ${time} ; les heures affichées sont corrigées`,
    },
    copied: {
      here: 'Un autre appareil a une copie des données de ce navigateur et se trouve dans ce salon. Ici, tu es maintenant quelqu’un de nouveau',
      elsewhere:
        'Un autre appareil avait une copie des données de ce navigateur et est entré ici à ta place. Il est maintenant quelqu’un d’autre',
    },
    network:
      'Ton réseau bloque les connexions directes : tu ne joins personne ici. Essaie un autre réseau, comme les données mobiles ou le partage de connexion d’un téléphone, ou désactive un VPN. Si tu n’as que celui-ci, envoie le rapport de connexion à la personne qui t’a donné le lien : elle peut trouver un moyen.',
    report: 'Rapport de connexion',
    dismiss: 'Masquer',
    lastResort: {
      possible: (name) => `Pas de chemin direct vers ${name}. Parler par le serveur ? Il ne peut pas lire.`,
      asked: (name) =>
        `Il n’y a pas de chemin direct entre toi et ${name}, qui propose de parler par le serveur. Il ne peut pas lire.`,
      wished: (name) => `En attente de l’accord de ${name} pour parler par le serveur`,
      open: 'Ce que vous vous dites passe par le serveur, sous scellés : il ne peut pas le lire, et voit seulement que vous parlez, et combien. Les appels et les fichiers ont besoin d’un chemin direct.',
      talk: 'Parler par le serveur',
      notNow: 'Pas maintenant',
    },
    newVersion: 'Une nouvelle version est disponible',
    reload: 'Recharger',
    later: 'Plus tard',
  },
  blocked: {
    heading: 'Ce navigateur ne laisse personne se connecter',
    explanation:
      'Il a WebRTC, mais ne lui donne aucune adresse d’où se connecter. C’est un réglage, une extension ou une règle du navigateur, pas ton réseau. Prends un autre navigateur, ou regarde ici :',
    remedies: [
      'Extensions comme uBlock Origin : désactive « Empêcher WebRTC de divulguer les adresses IP locales ».',
      'Brave, Opera, Vivaldi : choisis la valeur par défaut pour WebRTC et les adresses IP dans les réglages de confidentialité.',
      'Firefox : réinitialise ce qui commence par media.peerconnection.ice dans about:config.',
      'Un appareil du travail ou de l’école : la règle WebRtcIPHandling est peut-être définie. Demande à qui l’administre.',
    ],
  },
  chooseRoom: {
    heading: 'Pour quel salon est-ce ?',
    what: 'Texte partagé',
    whatHappens: 'Il sera mis dans la zone de message là-bas. Rien n’est envoyé avant que tu ne l’envoies.',
    freshRoom: 'Un nouveau salon',
  },
  deadEnd: { openRoom: (roomId) => phrase`Ouvrir ${roomId}` },
  paper: {
    openRoom: (id) => phrase`Salon ouvert ${id}`,
    sealedRoom: (id) => phrase`Salon scellé ${id}`,
    printed: (at, timeZone) => `Imprimé le ${at} (${timeZone})`,
    present: (names) => phrase`Présents à ce moment : ${names}`,
    noKey: 'La clé de ce salon n’est pas imprimée. Sans elle, personne n’entre.',
  },
  aboutPage: {
    heading: 'À propos de cette page',
    version: 'Version',
    hash: 'SHA-256 de son code',
    before: 'Avant',
    after: 'Après',
    looking: 'vérification…',
    unknown: 'inconnu tant que le serveur est injoignable',
    changed: 'Le code de cette page a changé depuis ta dernière visite.',
    noticed: (when) => `Remarqué le ${when}.`,
    lastChange: (when) => `Le code de cette page a changé pour la dernière fois le ${when}.`,
    unchanged: 'Le code de cette page est le même que lorsque cet appareil l’a gardée la première fois.',
    keeping: {
      kept: 'Gardée sur cet appareil : cette page s’ouvre aussi sans le serveur.',
      'not-yet': 'Pas encore gardée sur cet appareil : sans le serveur, elle ne s’ouvre pas.',
      insecure:
        'Pas gardée sur cet appareil : sans le serveur, elle ne s’ouvre pas. Les navigateurs ne gardent les pages que par https.',
      missing:
        'Pas gardée sur cet appareil : sans le serveur, elle ne s’ouvre pas. Ce navigateur ne garde pas de pages, ou pas dans ce genre de fenêtre.',
    },
    compare: 'Comparer',
    howToCompare: [
      'Le serveur affiche cette empreinte au démarrage, et une compilation du même code source l’a dans dist/hashes.json. Si elles sont égales, cette page est bien ce que donne ce code. Les autres dans le salon peuvent te lire la leur.',
      'Une page modifiée exprès peut afficher n’importe quelle empreinte. Qui veut en être sûr compare les fichiers avec un autre programme :',
    ],
    files: 'tous les fichiers et leurs empreintes',
    copy: 'Copier en texte',
    asText: (version, hash) => `Parley ${version}, SHA-256 ${hash}`,
  },
  notify: {
    isCalling: (name) => `${name} appelle`,
    mentionsYou: (name) => `${name} te mentionne`,
    newMessages: (count) =>
      plural(count, {
        one: `${numberOf(count)} nouveau message`,
        other: `${numberOf(count)} nouveaux messages`,
      }),
    latestMessage: (name, text) => `${name} : ${text}`,
    countedTitle: (count, title) => `(${count}) ${title}`,
  },
};
