import type { PageWords } from '../parts.ts';

export const page: PageWords = {
  about:
    'Discussion en salon pour petits groupes, de navigateur à navigateur. Partage un lien et parle ; ce que tu dis va directement aux autres.',
  share: {
    openRoom: 'Salon ouvert',
    sealedRoom: 'Salon scellé',
    whoComesInOpen:
      'Quiconque a le lien peut entrer. Le serveur le connaît aussi ; la clé d’un salon scellé, il ne la voit jamais.',
    whoComesInSealed:
      'Seules les personnes qui ont le lien entier peuvent entrer. Ce qui suit # est la clé : elle n’arrive jamais au serveur, qui ne peut donc rien lire ni rien falsifier.',
    copyLink: 'Copier le lien',
    hand: 'Partager…',
    qrCode: 'Code QR',
    linkToRoom: 'Lien de ce salon',
  },
  rooms: { open: 'Salons' },
  menu: { name: 'Menu du salon' },
  transcript: { name: 'Discussion' },
  empty: {
    heading: 'Partage le lien, puis parle',
    sendLink: 'Envoie ce lien aux personnes avec qui tu veux parler. Quiconque l’a peut entrer.',
    address: 'Adresse à partager',
    copy: 'Copier',
    whereItGoes:
      'Ce que tu dis va directement de navigateur à navigateur, et reste jusqu’à ce que le dernier d’entre vous ferme l’onglet, ou plus longtemps si quelqu’un garde le salon sur son appareil.',
  },
  people: {
    name: 'Personnes',
    yourName: 'Ton nom',
    privateConversations: 'Conversations privées',
    alone: 'Il n’y a que toi pour l’instant',
  },
  storageFull:
    'Ce navigateur ne peut pas en garder plus : ce qui se dit maintenant sera perdu si tu fermes ou recharges cette page.',
  malformed: {
    heading: 'Ce salon n’existe pas',
    why: 'Le nom d’un salon a au plus 64 lettres, chiffres, traits d’union et tirets bas. Celui de cette adresse contient autre chose, peut-être parce que le lien a été coupé ou modifié en route.',
    whatToDo: 'Redemande le lien, ou ouvre ton propre salon.',
  },
  locked: {
    missing: 'Ce salon demande le lien entier',
    wrong: 'Ce lien a la clé d’un autre salon',
    damaged: 'La fin de ce lien est abîmée',
    why: 'Ce qui suit # est la clé du salon. Elle n’arrive jamais au serveur ; seules les personnes qui ont le lien entier peuvent te la donner.',
    whatToDo: 'Redemande le lien à l’une d’elles, et copie-le jusqu’au bout.',
  },
  which: {
    heading: 'De quel salon s’agit-il ?',
    why: 'L’adresse ne dit pas avec certitude de quel salon il s’agit. Le lien a peut-être emporté un signe du texte qui l’entourait, été modifié en route ou tapé à la main. Tu n’es encore dans aucun salon.',
  },
  elsewhere: {
    open: 'Ce salon est ouvert dans un autre onglet',
    moved: 'Ce salon est maintenant ouvert dans un autre onglet',
    silent: 'L’autre onglet ne répond pas',
    how: 'Dans un navigateur tu es une seule personne : un seul onglet à la fois a le salon. Utilise-le ici, et ce qui s’est dit, ton brouillon et ce que tu n’as pas lu suivent.',
    whySilent: 'Il était le dernier à avoir ce salon. Il a été fermé, ou le navigateur l’a mis en veille.',
    calling:
      'Tu es en appel dans l’autre onglet. Utiliser le salon ici y met fin à l’appel ; tu pourras le reprendre ici.',
    useHere: 'L’utiliser ici',
  },
  forgotten: {
    heading: 'Ce salon est oublié',
    why: 'Tu as demandé à ce navigateur de l’oublier : qui tu étais ici, ton brouillon et tout ce qui s’est dit sont effacés de cet appareil.',
    rooms: 'Voir mes salons',
  },
  startNewRoom: 'Ouvrir un nouveau salon',
  unsupported: {
    heading: 'Ce navigateur ne peut pas participer',
    explanation:
      'Parley relie les navigateurs directement entre eux, par WebRTC. Dans celui-ci, il manque, est désactivé ou bloqué. Ouvre le lien dans un Chrome, Edge, Firefox ou Safari récent, ou regarde ici :',
    extension:
      'Une extension contre les fuites WebRTC, ou un réglage de confidentialité : autorise WebRTC pour cette page.',
    firefox:
      'Firefox : media.peerconnection.enabled doit valoir true dans about:config. Tor Browser n’a pas WebRTC.',
    lockdown: 'iPhone, iPad, Mac : le mode Isolement le désactive ; exclus-en ce site.',
    app: 'Une page dans une autre application : ouvre-la dans le navigateur lui-même.',
    policy:
      'Un appareil du travail ou de l’école : une règle peut le désactiver. Demande à qui l’administre.',
    again: 'Réessayer',
  },
  stopped: {
    heading: 'Parley ne peut pas démarrer ici',
    old: 'Il manque à ce navigateur quelque chose dont Parley a besoin, ou c’est désactivé. Ouvre ce lien dans un navigateur récent : Chrome ou Edge 123, Firefox 128, Safari 17.5, ou plus. Sur téléphone, le navigateur vient souvent avec une mise à jour du système.',
    cut: 'Une partie de la page n’est pas arrivée. Si recharger n’y fait rien, le serveur est absent, ou quelque chose la retient en chemin : une extension qui bloque les scripts, ou un filtre de ton réseau.',
    broken:
      'Quelque chose dans ce navigateur arrête la page. C’est peut-être une extension qui modifie les pages, ou un réglage de confidentialité strict : essaie sans, dans une fenêtre privée ou dans un autre navigateur.',
    details: 'En termes techniques :',
    again: 'Recharger',
  },
  composer: { message: 'Message', placeholder: 'Écris un message', send: 'Envoyer' },
};
