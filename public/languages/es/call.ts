import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { CallWords } from '../parts.ts';

type Source = 'microphone' | 'camera' | 'screen';

const THE: Record<Source, string> = {
  microphone: 'el micrófono',
  camera: 'la cámara',
  screen: 'la pantalla',
};
const SUBJECT: Record<Source, string> = {
  microphone: 'El micrófono',
  camera: 'La cámara',
  screen: 'La pantalla',
};
const NONE: Record<Source, string> = {
  microphone: 'ningún micrófono',
  camera: 'ninguna cámara',
  screen: 'ninguna pantalla',
};

const people = (count: number): string =>
  plural(count, { one: `${numberOf(count)} persona`, other: `${numberOf(count)} personas` });

export const call: CallWords = {
  name: 'Llamada',
  button: {
    call: 'Llamar',
    callEverybody: 'Llamar a todos los de la sala',
    join: 'Unirse a la llamada ',
    joinCount: (others) => `(${others})`,
    joinCall: 'Unirse a la llamada de esta sala',
    callMember: (name) => `Llamar a ${name}`,
    inCall: 'En una llamada',
    goToCall: 'Ir a la llamada',
    insecure: (words) =>
      `${words}: solo para ver y escuchar. Los navegadores dan cámara y micrófono solo a páginas abiertas por https.`,
  },
  inRoomCall: 'en la llamada',
  look: {
    callEverybody: 'Llamar a todos',
    join: (others) => `Unirse a la llamada: ${people(others)}`,
    call: (name) => phrase`Llamar a ${name}`,
    answer: (name) => phrase`${name} te llama`,
    own: 'Tu imagen',
    cameraOff: 'Tu cámara está apagada',
    noCamera: 'Sin cámara',
    noMicrophone: 'Sin micrófono',
    level: 'Nivel del micrófono',
    go: { call: 'Llamar', join: 'Unirse', answer: 'Responder' },
    goSilent: {
      call: 'Llamar de todos modos',
      join: 'Unirse de todos modos',
      answer: 'Responder de todos modos',
    },
    cancel: 'Cancelar',
    without: {
      both: 'Puedes seguir de todos modos: ves y oyes a los demás, ellos ni te ven ni te oyen.',
      microphone: 'Puedes seguir de todos modos: te ven y no te oyen.',
      camera: 'Puedes seguir solo con sonido: te oyen y no te ven.',
    },
    reasons: {
      denied: 'El navegador no permite cámara ni micrófono: permítelos junto a la dirección.',
      'none-found': 'No se encontró cámara ni micrófono.',
      'in-use': 'No se pueden usar cámara y micrófono: quizá los tenga otro programa.',
      insecure: 'Esta página no se abrió por https: los navegadores no le dan entonces cámara ni micrófono.',
      unsupported: 'Este navegador no da a las páginas cámara ni micrófono.',
      lost: 'La cámara y el micrófono han desaparecido: quizá se desconectaron.',
      failed: 'No se pudieron iniciar la cámara y el micrófono.',
    },
  },
  line: {
    started: (name) => phrase`${name} inició una llamada`,
    startedSelf: 'Iniciaste una llamada',
    isOn: 'Hay una llamada en curso',
    count: (count) => `${people(count)} en ella`,
    join: 'Unirse',
    isIn: 'estás en ella',
    over: 'Llamada',
    short: 'menos de un minuto',
    you: 'tú',
  },
  heading: {
    calling: (name) => phrase`Llamando a ${name}…`,
    waiting: (name) => phrase`Esperando a que vuelva ${name}…`,
    pair: (name) => phrase`En una llamada con ${name}`,
    alone: 'En la llamada de la sala: nadie más por ahora',
    room: (count) => `En la llamada de la sala: ${people(count)}`,
  },
  controls: {
    all: 'Controles de la llamada',
    mute: 'Silenciar micrófono',
    unmute: 'Activar micrófono',
    cameraOn: 'Encender cámara',
    cameraOff: 'Apagar cámara',
    share: 'Compartir pantalla',
    stopSharing: 'Dejar de compartir',
    devices: 'Elegir dispositivos',
    pictureInPicture: 'Imagen en imagen',
    fullScreen: 'Pantalla completa',
    speakerView: 'Mostrar en grande a quien habla',
    gridView: 'Mostrar a todos por igual',
    cancel: 'Cancelar la llamada',
    hangUp: 'Colgar',
  },
  tiles: {
    all: 'En esta llamada',
    muted: 'micrófono apagado',
    screenOf: (name) => `Pantalla de ${name}`,
    pictureOf: (name) => `Imagen de ${name}`,
    self: '(tú)',
    noDirectConnection: 'sin conexión directa',
    away: 'ausente',
    reconnecting: 'reconectando…',
    mutedByYou: 'lo has silenciado',
    enlarge: (name) => `Mantener a ${name} en grande`,
    release: (name) => `No mantener más a ${name} en grande`,
  },
  devices: {
    heading: 'Dispositivos',
    microphone: 'Micrófono',
    camera: 'Cámara',
    loudspeaker: 'Altavoz',
    systemsChoice: 'El del sistema',
    noneFound: 'No se encontró ninguno',
    nth: (kind, n) => `${kind} ${n}`,
  },
  unheard: 'Tu micrófono está apagado: nadie te oye.',
  asking: 'Esperando al navegador…',
  problem: {
    screenDenied: 'No se comparte ninguna pantalla: no se eligió ninguna, o el navegador no lo permite.',
    reasons: {
      denied: (source) =>
        `El navegador no permite ${THE[source]}: da permiso junto a la dirección y actívalo después aquí.`,
      'none-found': (source) => `No se encontró ${NONE[source]}.`,
      'in-use': (source) => `${SUBJECT[source]} no se puede usar: quizá lo haga otro programa.`,
      insecure: (source) =>
        `Los navegadores solo dan ${THE[source]} a páginas abiertas por https o en este mismo dispositivo.`,
      unsupported: (source) => `Este navegador no puede compartir ${THE[source]}.`,
      lost: (source) => `${SUBJECT[source]} ha desaparecido: quizá se desconectó.`,
      failed: (source) => `${SUBJECT[source]} no se pudo iniciar.`,
    },
    meanwhile: {
      microphone: 'Los demás no te oyen; tú los oyes.',
      camera: 'Los demás no te ven; todo lo demás funciona.',
      screen: '',
    },
  },
  incoming: {
    label: 'Llamada entrante',
    from: (name) => phrase`${name} te llama`,
    accept: 'Responder',
    withSound: 'Responder solo con sonido',
    decline: 'Rechazar',
  },
  interrupted: {
    label: 'Llamada interrumpida',
    room: 'Estabas en la llamada de la sala.',
    pair: (name) => phrase`Estabas en una llamada con ${name}.`,
    goBack: 'Volver a la llamada',
    stayOut: 'Quedarse fuera',
  },
  news: {
    ended: 'Llamada terminada',
    other: 'Sobre la llamada',
    ok: 'Aceptar',
    callBack: 'Devolver la llamada',
    callAgain: 'Llamar otra vez',
  },
  end: {
    declined: (name) => phrase`${name} rechazó la llamada.`,
    busy: (name) => phrase`${name} está en otra llamada.`,
    'no-answer': (name) => phrase`${name} no respondió.`,
    unreachable: (name) => phrase`${name} ya no está aquí.`,
    ended: (name) => phrase`La llamada con ${name} ha terminado.`,
    missed: (name) => phrase`Perdiste una llamada de ${name}.`,
  },
  full: (limit) => `La llamada está llena: admite ${people(limit)}.`,
  camerasFull: (limit) =>
    plural(limit, {
      one: 'En esta llamada no se muestra más de una imagen, para que las líneas corrientes la soporten. Puedes oír, hablar y escribir.',
      other: `En esta llamada no se muestran más de ${numberOf(limit)} imágenes, para que las líneas corrientes la soporten. Puedes oír, hablar y escribir.`,
    }),
  noCameras: 'En esta sala las llamadas son sin imagen. Puedes oír, hablar y escribir.',
};
