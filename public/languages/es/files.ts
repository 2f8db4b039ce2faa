import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { FileWords } from '../parts.ts';

export const files: FileWords = {
  attach: 'Adjuntar archivos',
  tray: {
    name: 'Archivos para enviar',
    remove: (file) => `Quitar ${file}`,
    preparing: 'Preparando…',
    unreadable: 'No se puede mostrar aquí: va tal cual, con todo lo que contiene',
    video: 'Va tal cual: el lugar y la hora de la grabación van incluidos si constan en él',
    original: 'Original',
    whyShrunk: 'Las imágenes se reducen, sin el lugar ni los datos de la cámara.',
    whyOriginal: 'Las imágenes van tal cual: se incluyen el lugar y los datos de la cámara.',
    toRoom: 'Va a la sala',
    toMember: (name) => phrase`Va solo a ${name}`,
  },
  drop: {
    toRoom: 'Suelta para enviar a todos los de la sala',
    toMember: (name) => phrase`Suelta para enviar solo a ${name}`,
    notYet: 'Antes puedes verlo y escribir algo con ello',
  },
  refusal: {
    folder: (file) => `${file} es una carpeta: empaquétala en un archivo, como un zip, y envía ese`,
    empty: (file) => `${file} está vacío`,
    tooLarge: (file, most) => `${file} es demasiado grande: aquí se puede enviar ${most} como máximo`,
    tooMany: (most) => `Como máximo ${numberOf(most)} archivos a la vez`,
    more: (count) => plural(count, { one: 'y 1 más', other: `y ${numberOf(count)} más` }),
    tooLong: 'Lo que escribiste es demasiado largo para acompañarlo: acórtalo para enviarlo',
    cannotWrite: 'No enviado: esta sala no admite más mensajes tuyos aquí',
    unreadable: (file) => `${file} ya no se puede leer`,
  },
  bytes: (count) => plural(count, { one: '1 byte', other: `${numberOf(count)} bytes` }),
  kilobytes: (count) => `${count} kB`,
  megabytes: (count) => `${count} MB`,
  gigabytes: (count) => `${count} GB`,
  perSecond: (size) => `${size}/s`,
  left: {
    moments: 'quedan unos segundos',
    seconds: (count) => plural(count, { one: 'queda 1 segundo', other: `quedan ${count} segundos` }),
    minutes: (count) => plural(count, { one: 'queda 1 minuto', other: `quedan ${count} minutos` }),
    hours: (count) => plural(count, { one: 'queda 1 hora', other: `quedan ${count} horas` }),
    days: (count) => plural(count, { one: 'queda 1 día', other: `quedan ${numberOf(count)} días` }),
  },
  partOf: (part, whole) => `${part} de ${whole}`,
  from: (count) => plural(count, { one: 'de 1 persona', other: `de ${numberOf(count)} personas` }),
  overTurn: 'por un servidor TURN',
  giving: (rate) => `Enviando, ${rate}`,
  percent: (count) => `${count} %`,
  progress: (file) => `Descarga de ${file}`,
  paused: 'En pausa',
  wait: {
    'nobody-has-it': 'Esperando a alguien que lo tenga: sigue por sí solo cuando llegue',
    'no-connection':
      'Sin conexión con nadie que lo tenga: sigue por sí solo cuando la haya, o cuando lo tenga alguien más cercano',
    'no-own-link':
      'Un archivo privado va directo de una persona a la otra, nunca por otras, y no tenéis conexión directa. Sigue por sí solo cuando la tengáis; otra red puede ayudar, de cualquiera de los dos',
    'turn-off':
      'A quienes lo tienen solo se llega por un servidor TURN, y los archivos no pasan por él aquí: otra red puede ayudar',
    'choose-again':
      'Esta página se recargó y ya no puede leer el archivo: elígelo de nuevo para que otros puedan recibirlo',
  },
  failure: {
    full: 'No hay espacio suficiente en este dispositivo: libera un poco y reinténtalo',
    lost: 'El navegador no pudo guardarlo, o perdió lo que había de él',
    'too-large': 'Demasiado grande para esta página, que tiene que mantener los archivos en memoria',
    off: 'Quien gestiona este servidor ha desactivado los archivos',
    'over-limit': 'Más grande de lo que permite quien gestiona este servidor',
    'two-versions':
      'Quien lo envió firmó dos versiones y no se puede confiar en ninguna: pide que lo envíe otra vez',
    'source-changed':
      'El archivo se cambió o quitó en este dispositivo: elígelo como era, o envíalo de nuevo',
  },
  tooLargeForMemory: (most) =>
    `Esta página admite archivos de hasta ${most}: tiene que mantenerlos en memoria, porque el navegador no le da disco (hace falta https y una ventana que no sea privada)`,
  memoryFull: (most) =>
    `Esta página mantiene en memoria archivos de hasta ${most} en total y no tiene más espacio: guarda lo que necesites y recárgala`,
  inMemory: 'En memoria: se pierde al cerrar esta página',
  notThisFile: 'Ese es otro archivo, o ha cambiado desde entonces',
  cannotShow: 'Demasiado grande para mostrarlo aquí, pero se puede guardar',
  download: 'Descargar',
  pause: 'Pausar',
  resume: 'Continuar',
  cancel: 'Cancelar',
  save: 'Guardar',
  retry: 'Reintentar',
  chooseAgain: 'Elegir el archivo de nuevo',
  openPicture: (file) => `Ver ${file} a tamaño completo`,
  have: (count, of) =>
    plural(count, {
      one: `${numberOf(count)} de ${numberOf(of)} lo tiene`,
      other: `${numberOf(count)} de ${numberOf(of)} lo tienen`,
    }),
  nobodyHas: 'Aquí no lo tiene nadie.',
  had: {
    one: (name) => phrase`Lo tenía ${name}.`,
    two: (one, other) => phrase`Lo tenían ${one} y ${other}.`,
    many: (one, other, more) =>
      phrase`Lo tenían ${one}, ${other} y ${plural(more, { one: '1 más', other: `${numberOf(more)} más` })}.`,
  },
  holders: {
    heading: 'Quién tiene el archivo',
    hasIt: 'Lo tienen: ',
    notYet: 'Aún no: ',
    hadIt: 'Lo tenían y no están aquí: ',
    you: 'tú',
    why: 'Se puede obtener de cualquiera que lo tenga entero o en parte, también cuando quien lo envió se ha ido.',
  },
  aloud: {
    complete: (file) => `${file} ha llegado`,
    saved: (file) => `${file} se ha guardado`,
    notSaved: (file) => `${file} no se pudo guardar`,
    failed: (file, why) => `${file}: ${why}`,
  },
};
