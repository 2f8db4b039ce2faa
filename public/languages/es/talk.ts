import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { TalkWords } from '../parts.ts';

const characters = (count: number): string =>
  plural(count, { one: `${numberOf(count)} carácter`, other: `${numberOf(count)} caracteres` });

export const talk: TalkWords = {
  composer: {
    save: 'Guardar',
    charactersLeft: (count) => `Quedan: ${characters(count)}`,
    tooLong: (excess) => `Sobran ${characters(excess)}: acórtalo`,
    refusal: {
      blankEdit: 'No queda nada que guardar: elimina el mensaje o pulsa Escape',
      tooMany: (most) => `Esta sala no admite más mensajes tuyos (${numberOf(most)}): abre una sala nueva`,
      elsewhere: 'No enviado: esta sala está abierta en otra pestaña',
    },
  },
  aboveBox: {
    editing: 'Editando tu mensaje',
    replyingTo: (name) => phrase`Respondiendo a ${name}`,
    replyingToSelf: 'Respondiéndote a ti',
    cancelReply: 'Cancelar respuesta',
    cancelEdit: 'Cancelar edición',
    mentionList: 'Personas a quienes mencionar',
    typing: {
      one: (name) => phrase`${name} está escribiendo`,
      two: (first, second) => phrase`${first} y ${second} están escribiendo`,
      many: (count) =>
        plural(count, {
          one: `${numberOf(count)} persona está escribiendo`,
          other: `${numberOf(count)} personas están escribiendo`,
        }),
    },
  },
  transfer: {
    tooLong: (excess) => `No insertado: con ello al mensaje le sobrarían ${characters(excess)}`,
    notYet:
      'Ahora mismo no se pueden enviar archivos: esta parte de la página aún no ha llegado. Inténtalo en un momento.',
    noText: 'No contiene texto ni ningún archivo',
  },
  message: {
    you: 'Tú',
    deleted: 'Mensaje eliminado',
    quote: {
      goTo: 'Ir a este mensaje',
      muted: 'en silencio',
      missing: 'Este mensaje se eliminó o no ha llegado',
    },
  },
  messageActions: {
    actions: 'Acciones del mensaje',
    reply: 'Responder',
    react: 'Reaccionar',
    edit: 'Editar',
    remove: 'Eliminar',
    more: 'Más',
    copyText: 'Copiar texto',
    copyLink: 'Copiar enlace al mensaje',
    forward: 'Reenviar en privado',
    reactions: 'Reacciones',
    moreReactions: 'Más emojis',
    textCopied: 'Texto copiado',
    linkCopied: 'Enlace copiado',
    notCopied: 'Este navegador no deja que la página copie nada',
    forwarding: {
      to: 'A',
      nobody: 'No hay nadie más aquí',
      why: (name) => `Va como mensaje privado tuyo. De que lo escribió ${name} solo responde tu palabra.`,
      whyOwn: 'Va como mensaje privado tuyo.',
      from: (name) => `Reenviado, de ${name}:`,
      own: 'Reenviado, mío:',
      send: 'Enviar en privado',
      tooLong: 'Es demasiado largo para reenviarlo',
      notSent: 'No se pudo enviar',
    },
    linked: {
      looking: 'Buscando el mensaje de este enlace…',
      missing: 'El mensaje de este enlace no está aquí. Llegará cuando esté aquí alguien que lo tenga.',
      dismiss: 'No esperar',
    },
  },
  foot: {
    edited: 'editado',
    late: 'llegó tarde',
    whyLate: 'Se dijo antes de llegar aquí: lo que está debajo ya se había leído',
    receipt: {
      title: 'Quién tiene este mensaje',
      waiting: 'Esperando a que venga alguien',
      kept: 'Guardado en este dispositivo',
      keeper: 'Guardado por un guardián',
      partly: (have, of) => `${have} de ${of}`,
      everyone: 'Entregado a todos',
      delivered: 'Entregado',
    },
  },
  reactions: { you: 'Tú', reaction: (emoji, count, names) => `${emoji} ${count}: ${names}` },
  code: {
    name: (language) => (language === '' ? 'Código' : `Código, ${language}`),
    copy: 'Copiar',
    copied: 'Copiado',
    copyCode: 'Copiar código',
  },
  emoji: {
    name: 'Emojis',
    search: 'Buscar emojis',
    close: 'Cerrar emojis',
    completion: 'Emojis para insertar',
    groups: [
      'Caras y emociones',
      'Personas y cuerpo',
      'Animales y naturaleza',
      'Comida y bebida',
      'Viajes y lugares',
      'Actividades',
      'Objetos',
      'Símbolos',
      'Banderas',
    ],
    categories: 'Categorías',
    recent: 'Recientes',
    results: 'Resultados',
    found: (count) =>
      plural(count, { one: '1 emoji encontrado', other: `${numberOf(count)} emojis encontrados` }),
    none: 'Ningún emoji con ese nombre',
    missing: 'No se pudieron cargar los emojis. Inténtalo cuando vuelva el servidor.',
    tone: 'Tono de piel',
    tones: ['Predeterminado', 'Claro', 'Claro medio', 'Medio', 'Oscuro medio', 'Oscuro'],
    toned: (name, tone) => `${name}: tono de piel ${tone.toLowerCase()}`,
  },
  transcript: {
    newMessages: (count) => phrase`Mensajes nuevos ${count}`,
    divider: { joined: 'Dicho antes de que entraras', unread: 'No leídos' },
    justNow: 'ahora mismo',
    minutesAgo: (minutes) => `hace ${minutes} min`,
    today: 'Hoy',
    yesterday: 'Ayer',
    day: (weekday, dayAndMonth) => `${weekday}, ${dayAndMonth}`,
    dayOfYear: (weekday, dayAndMonth, year) => `${weekday}, ${dayAndMonth} de ${year}`,
    dayAndTime: (day, time) => `${day}, ${time}`,
    you: 'Tú',
    notice: {
      joined: (name) => phrase`${name} ha entrado`,
      left: (name) => phrase`${name} ha salido`,
      visited: (name) => phrase`${name} entró y salió`,
      'stepped-out': (name) => phrase`${name} salió y volvió`,
      returned: (name) => phrase`${name} ha vuelto`,
      revisited: (name) => phrase`${name} volvió y salió otra vez`,
      met: (name) => phrase`${name} tiene el nombre de alguien que ya estuvo aquí, con otra clave`,
      muted: (name) => phrase`${name} está en silencio`,
    },
    returnedAfter: (name, away) => phrase`${name} ha vuelto después de ${away}`,
    verifiedNamesake: (name, verifiedName) =>
      phrase`${name} NO es ${verifiedName}, con quien verificaste el código: es otra clave`,
    renamed: (before, name) => phrase`${before} ahora se llama ${name}`,
    renamedSelf: (name) => phrase`Ahora te llamas ${name}`,
    hasNewName: (name) => phrase`${name} tiene un nombre nuevo`,
  },
  together: {
    joined: (names) => phrase`${names} han entrado`,
    left: (names) => phrase`${names} han salido`,
    visited: (names) => phrase`${names} entraron y salieron`,
  },
  unread: { jump: 'Ir a lo no leído' },
  copying: {
    message: (time, name, text) => phrase`[${time}] ${name}: ${text}`,
    notice: (time, event) => phrase`[${time}] ${event}`,
  },
  aloud: {
    you: 'ti',
    said: (name, text) => `${name}: ${text}`,
    answered: (name, to, text) => `${name}, en respuesta a ${to}: ${text}`,
    file: (file, name, caption) => (caption === '' ? `${file} de ${name}` : `${file} de ${name}: ${caption}`),
    edited: (name, text) => `${name} editó un mensaje: ${text}`,
    deleted: (name) => `${name} eliminó un mensaje`,
    timeAndDay: (time, day) => `${time}, ${day}`,
    earlier: (count, name, when) =>
      plural(count, {
        one: `1 mensaje anterior, de ${name} a las ${when}`,
        other: `${numberOf(count)} mensajes anteriores, el último de ${name} a las ${when}`,
      }),
    fresh: (count, name, when) =>
      plural(count, {
        one: `1 mensaje nuevo, de ${name} a las ${when}`,
        other: `${numberOf(count)} mensajes nuevos, el último de ${name} a las ${when}`,
      }),
    changed: (count) =>
      plural(count, {
        one: '1 mensaje se editó o eliminó',
        other: `${numberOf(count)} mensajes se editaron o eliminaron`,
      }),
    moved: (count) =>
      plural(count, {
        one: '1 aviso de quién entró, salió o cambió de nombre',
        other: `${numberOf(count)} avisos de quién entró, salió o cambió de nombre`,
      }),
    inPrivate: (words) => `En privado: ${words}`,
    privateMessages: (count, name) =>
      plural(count, {
        one: `1 mensaje privado de ${name}`,
        other: `${numberOf(count)} mensajes privados de ${name}`,
      }),
  },
  search: {
    name: 'Buscar mensajes',
    inRoom: 'Buscar en esta sala',
    inPrivate: (name) => `Buscar en tu conversación con ${name}`,
    hint: 'Tienen que aparecer todas las palabras. "Entre comillas": tal cual. de:nombre: de una persona.',
    from: 'De',
    anybody: 'cualquiera',
    fromWord: 'de',
    own: 'Tú',
    person: (name, tag) => `${name} ${tag}`,
    next: 'Resultado siguiente',
    previous: 'Resultado anterior',
    nextIs: 'Más antiguo (Intro)',
    previousIs: 'Más reciente (Mayús+Intro)',
    close: 'Cerrar la búsqueda',
    at: (place, of) => `${numberOf(place)} de ${numberOf(of)}`,
    atSoFar: (place, of) => `${numberOf(place)} de ${numberOf(of)}…`,
    results: (count) => plural(count, { one: '1 resultado', other: `${numberOf(count)} resultados` }),
    none: 'Sin resultados',
    timeAndDay: (time, day) => `${time}, ${day}`,
    told: (place, of, name, when, text) =>
      `Resultado ${numberOf(place)} de ${numberOf(of)}, ${name}, ${when}: ${text}`,
  },
};
