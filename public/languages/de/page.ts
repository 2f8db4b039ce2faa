import type { PageWords } from '../parts.ts';

export const page: PageWords = {
  about:
    'Chatraum für kleine Gruppen, von Browser zu Browser. Teile einen Link und leg los; was du sagst, geht direkt an die anderen.',
  share: {
    openRoom: 'Offener Raum',
    sealedRoom: 'Versiegelter Raum',
    whoComesInOpen:
      'Alle, die den Link haben, können hereinkommen. Auch der Server kennt ihn; den Schlüssel eines versiegelten Raums sieht er nie.',
    whoComesInSealed:
      'Nur wer den ganzen Link hat, kann hereinkommen. Der Teil nach # ist der Schlüssel: Er erreicht nie den Server, der darum nichts lesen und nichts fälschen kann.',
    copyLink: 'Link kopieren',
    hand: 'Teilen…',
    qrCode: 'QR-Code',
    linkToRoom: 'Link zu diesem Raum',
  },
  rooms: { open: 'Räume' },
  menu: { name: 'Raummenü' },
  transcript: { name: 'Verlauf' },
  empty: {
    heading: 'Teile den Link und leg los',
    sendLink: 'Schick diesen Link den Leuten, mit denen du reden willst. Wer ihn hat, kann hereinkommen.',
    address: 'Adresse zum Teilen',
    copy: 'Kopieren',
    whereItGoes:
      'Was du sagst, geht direkt von Browser zu Browser. Es bleibt, bis die letzte Person den Tab schließt, oder länger, wenn jemand den Raum auf dem Gerät aufbewahrt.',
  },
  people: {
    name: 'Personen',
    yourName: 'Dein Name',
    privateConversations: 'Private Gespräche',
    alone: 'Bisher nur du',
  },
  storageFull:
    'Dieser Browser kann nicht mehr speichern: Was ab jetzt gesagt wird, ist weg, wenn du diese Seite schließt oder neu lädst.',
  malformed: {
    heading: 'Diesen Raum gibt es nicht',
    why: 'Der Name eines Raums hat bis zu 64 Buchstaben, Ziffern, Binde- und Unterstriche. Der in dieser Adresse enthält etwas anderes, vielleicht weil der Link unterwegs gekürzt oder verändert wurde.',
    whatToDo: 'Bitte noch einmal um den Link oder eröffne einen eigenen Raum.',
  },
  locked: {
    missing: 'Für diesen Raum brauchst du den ganzen Link',
    wrong: 'Dieser Link hat den Schlüssel eines anderen Raums',
    damaged: 'Das Ende dieses Links ist beschädigt',
    why: 'Der Teil nach # ist der Schlüssel zum Raum. Er erreicht nie den Server, darum kann ihn dir nur jemand geben, der den ganzen Link hat.',
    whatToDo: 'Bitte jemanden noch einmal um den Link und kopiere ihn bis ganz zum Ende.',
  },
  which: {
    heading: 'Welcher Raum ist es?',
    why: 'Aus der Adresse geht nicht sicher hervor, welcher Raum gemeint ist. Vielleicht hat der Link ein Zeichen aus dem Text um ihn herum mitgenommen, wurde unterwegs verändert oder von Hand getippt. Du bist noch in keinem Raum.',
  },
  elsewhere: {
    open: 'Dieser Raum ist in einem anderen Tab offen',
    moved: 'Dieser Raum ist jetzt in einem anderen Tab offen',
    silent: 'Der andere Tab antwortet nicht',
    how: 'In einem Browser bist du eine Person, darum hat immer nur ein Tab den Raum. Benutze ihn hier, und was gesagt wurde, dein Entwurf und das Ungelesene kommen mit.',
    whySilent:
      'Er hatte diesen Raum zuletzt. Er wurde geschlossen, oder der Browser hat ihn schlafen gelegt.',
    calling:
      'Du bist im anderen Tab in einem Anruf. Benutzt du den Raum hier, endet der Anruf dort; du kannst ihn hier fortsetzen.',
    useHere: 'Hier benutzen',
  },
  forgotten: {
    heading: 'Dieser Raum ist vergessen',
    why: 'Du hast diesen Browser den Raum vergessen lassen: Wer du hier warst, dein Entwurf und alles, was gesagt wurde, ist von diesem Gerät gelöscht.',
    rooms: 'Meine Räume zeigen',
  },
  startNewRoom: 'Neuen Raum eröffnen',
  unsupported: {
    heading: 'Dieser Browser kann nicht mitmachen',
    explanation:
      'Parley verbindet Browser direkt miteinander, über WebRTC. In diesem fehlt es, ist ausgeschaltet oder blockiert. Öffne den Link in einem aktuellen Chrome, Edge, Firefox oder Safari, oder sieh hier nach:',
    extension:
      'Eine Erweiterung gegen WebRTC-Lecks oder eine Datenschutzeinstellung: Erlaube WebRTC für diese Seite.',
    firefox:
      'Firefox: media.peerconnection.enabled in about:config muss true sein. Der Tor-Browser hat kein WebRTC.',
    lockdown: 'iPhone, iPad, Mac: Der Blockierungsmodus schaltet es aus; nimm diese Website davon aus.',
    app: 'Eine Seite in einer anderen App: Öffne sie im Browser selbst.',
    policy:
      'Ein Gerät von Arbeit oder Schule: Es kann durch eine Richtlinie ausgeschaltet sein. Frag, wer es verwaltet.',
    again: 'Noch einmal versuchen',
  },
  stopped: {
    heading: 'Parley kann hier nicht starten',
    old: 'Diesem Browser fehlt etwas, worauf Parley aufbaut, oder es ist ausgeschaltet. Bitte öffne den Link in einem aktuellen: Chrome oder Edge 123, Firefox 128, Safari 17.5 oder neuer. Auf Telefonen kommt der Browser oft mit einem Update des Systems.',
    cut: 'Ein Teil der Seite ist nicht angekommen. Hilft Neuladen nicht, ist der Server weg, oder etwas dazwischen hält ihn zurück: eine Erweiterung, die Skripte blockiert, oder ein Filter in deinem Netz.',
    broken:
      'Etwas in diesem Browser hält die Seite an. Es kann eine Erweiterung sein, die Seiten verändert, oder eine strenge Datenschutzeinstellung: Versuch es ohne sie, in einem privaten Fenster oder in einem anderen Browser.',
    details: 'Technisch gesagt:',
    again: 'Neu laden',
  },
  composer: { message: 'Nachricht', placeholder: 'Nachricht schreiben', send: 'Senden' },
};
