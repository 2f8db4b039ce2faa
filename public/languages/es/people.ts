import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

/** All masculine, so that the adjectives, which follow, agree. */
const ANIMALS =
  'Búho Castor Ciervo Cisne Colibrí Cuervo Delfín Erizo Flamenco Gecko Halcón Hurón Lince Lobo Mapache Mirlo Oso Panda Petirrojo Pingüino Tejón Tucán Zorro'.split(
    ' ',
  );
const ADJECTIVES =
  'Alegre Amable Astuto Audaz Brillante Contento Curioso Dorado Feliz Fiel Gentil Listo Noble Paciente Plateado Risueño Sabio Sereno Tranquilo Valiente Veloz Vivaz'.split(
    ' ',
  );

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `Acerca de ${name} ${tag}`.trim(),
    reach: {
      connecting: 'conectando',
      connected: 'con conexión',
      connectedDirectly: 'con conexión directa',
      connectedOverRelay: 'con conexión por un relé',
      connectedThroughServer: 'con conexión por el servidor, sellada',
      via: (name) => phrase`a través de ${name}`,
      reconnectingSince: (time) => `reconectando desde las ${time}`,
      unreachable: 'sin conexión',
    },
    nameRefusal: {
      taken: (name) => `${name} ya está en uso en esta sala`,
      alike: (name) => `${name} se parece al nombre de alguien de esta sala`,
      blank: 'Un nombre necesita al menos un carácter visible',
      tooLong: 'Este nombre es demasiado largo',
    },
  },
  person: {
    here: (count) => plural(count, { one: 'Solo estás tú', other: `Hay ${numberOf(count)} personas aquí` }),
    andKeepers: (here, count) =>
      plural(count, { one: `${here}, y un guardián`, other: `${here}, y ${numberOf(count)} guardianes` }),
    aloneWithKeepers: (count) =>
      plural(count, {
        one: 'Por ahora solo estáis tú y un guardián',
        other: 'Por ahora solo estáis tú y unos guardianes',
      }),
    marks: { keeper: 'guardián', verified: 'identidad verificada', muted: 'en silencio', away: 'ausente' },
    keeps: 'guarda lo que se dice',
    warning: {
      faulty: 'envía datos defectuosos; se rechazan',
      verifiedNamesake: 'no es la persona que verificaste',
      metNamesake: 'otra clave que antes',
    },
    unreachableBecause: (reason) => `sin conexión: ${reason}`,
    unreachable: {
      'no-way': 'ni el servidor ni nadie aquí puede hacerle llegar un aviso',
      silent: 'los avisos salen y no vuelve ninguna respuesta',
      'no-turn': '«Solo por relé» está activado y aquí no hay relé',
      'turn-failed': 'no hay camino directo, y el relé no funciona desde aquí',
      'own-network': 'tu red bloquea las conexiones directas',
      'their-network': 'su red bloquea las conexiones directas',
      'both-networks': 'vuestras redes no dejan pasar ninguna conexión directa',
      blocked: 'no se abre ningún camino, ni siquiera por un relé',
    },
  },
  names: {
    somebody: 'Alguien',
    nameless: 'Sin nombre',
    suggested: (pick) => `${pick(ANIMALS)} ${pick(ADJECTIVES)}`,
  },
  private: {
    open: (name) => `Escribir a ${name} en privado`,
    unread: (words, unread) => `${words}, sin leer: ${numberOf(unread)}`,
    away: 'ausente',
    heading: (name) => phrase`En privado con ${name}`,
    back: 'Volver a la sala',
    onlyYouTwo: 'Solo vosotros dos podéis leer esto',
    otherIsAway: 'Ausente: lo que escribas le espera aquí',
    blank: (name) => `Lo que escribes aquí va solo a ${name}. Los miembros que lo pasan no pueden leerlo.`,
    writeTo: (name) => `Escribe a ${name}`,
    send: 'Enviar',
    note: 'Mensaje privado',
    messagesFrom: (name, unread) =>
      phrase`${plural(unread, { one: 'Mensaje privado', other: `${numberOf(unread)} mensajes privados` })} de ${name}`,
    read: 'Leer',
    dismiss: 'Ahora no',
    sendTo: (name) => `Enviar a ${name}`,
  },
  share: {
    copied: 'Copiado',
    selected: 'Seleccionado: ahora cópialo',
    copiedFirst: 'Copiado. Ahora envíaselo a alguien.',
    selectedFirst: 'Seleccionado: cópialo y envíaselo a alguien.',
    linkHasChanged: 'El enlace ha cambiado',
    qrHeading: 'Escanea para entrar',
    qrCode: 'Código QR del enlace a esta sala',
    invitation: 'Invitación',
    invites: (name) => phrase`${name} te invita a una nueva sala sellada`,
    goThere: 'Ir allí',
    notNow: 'Ahora no',
    newLinkToRoom: 'Nuevo enlace a esta sala',
    newLink: 'Nuevo enlace',
    moved: (name, host) =>
      phrase`${name} dice que ahora se llega a esta sala por ${host}. Tú te quedas donde estás.`,
    copyNewLink: 'Copiar el nuevo enlace',
  },
};
