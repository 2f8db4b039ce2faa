import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number) => plural(count, { one: '1 mensaje', other: `${numberOf(count)} mensajes` });
const entries = (count: number) => plural(count, { one: '1 entrada', other: `${numberOf(count)} entradas` });

export const exporting: ExportWords = {
  export: {
    heading: 'Exportar',
    nothing: 'Aquí aún no se ha dicho nada.',
    page: {
      heading: 'Una página para leer',
      explanation:
        'Un archivo HTML con la conversación tal como la ves aquí. Se abre en cualquier navegador, sin Parley y sin red, y se imprime bien. Lo eliminado sigue eliminado.',
      save: 'Guardar página',
    },
    signed: {
      heading: 'Un archivo firmado',
      explanation:
        'Cada entrada tal como la firmó su autor. Importar recupera de él la conversación, y «parley verify» demuestra de quién son las palabras.',
      holds: {
        deleted: (count) =>
          plural(count, { one: '1 mensaje eliminado', other: `${numberOf(count)} mensajes eliminados` }),
        edited: (count) =>
          plural(count, {
            one: '1 redacción que se editó',
            other: `${numberOf(count)} redacciones que se editaron`,
          }),
        muted: (count) =>
          plural(count, {
            one: 'lo que dijo 1 miembro silenciado',
            other: `lo que dijeron ${numberOf(count)} miembros silenciados`,
          }),
      },
      alsoHolds: (what) => `También contiene lo que no ves aquí: ${what}.`,
      save: 'Guardar archivo firmado',
    },
    saved: (name) => `Guardado como ${name}`,
    openRoom: 'Ambos nombran la sala. Es abierta: quien consiga uno de los archivos puede entrar.',
    sealedRoom: 'Ambos nombran la sala, pero ninguno tiene su clave: con ellos no entra nadie.',
    privates: 'Las conversaciones privadas no están en ninguno.',
  },
  import: {
    heading: 'Importar',
    explanation:
      'Añade a la conversación un archivo firmado de esta sala. Se comprueba cada firma, y lo que ya está aquí queda como está. Quien esté aquí recibe lo que le falte.',
    choose: 'Elegir un archivo',
    another: 'Elegir otro archivo',
    stop: 'Detener',
    label: 'Importación',
    progress: (lines, of) => `${numberOf(lines)} de ${entries(of)}`,
    reading: 'Leyendo…',
    problem: {
      'not-parley': 'No es un archivo firmado de Parley.',
      page: 'Es la página para leer. Importar admite el archivo firmado, cuyo nombre termina en «.parley».',
      newer:
        'Este archivo lo hizo un Parley más nuevo. Recarga la página, o pide a quien gestiona este servidor que lo actualice.',
      'damaged-header':
        'La primera línea de este archivo está dañada: sin ella no se puede comprobar nada de él.',
    },
    unreadable: 'No se pudo leer este archivo.',
    otherRoom: (id) => phrase`Este archivo es de otra sala: ${id}.`,
    otherKey: 'Este archivo es de otra sala: tiene el mismo identificador y otra clave.',
    news: (count) => plural(count, { one: '1 mensaje nuevo.', other: `${numberOf(count)} mensajes nuevos.` }),
    noNews: 'Nada nuevo: ya está todo aquí.',
    noNewMessages: (others) =>
      plural(others, {
        one: 'Ningún mensaje nuevo, pero sí 1 nombre, edición, eliminación o reacción.',
        other: `Ningún mensaje nuevo, pero sí ${numberOf(others)} nombres, ediciones, eliminaciones y reacciones.`,
      }),
    nothingTaken: 'No se tomó nada.',
    damaged: (line, taken, refused) =>
      `Dañado en la línea ${numberOf(line)}. Tomado: ${entries(taken)}; rechazado: ${entries(refused)}.`,
    tooMany: (count) => `${entries(count)} más de lo que admite una sala.`,
    missing: (count) =>
      plural(count, {
        one: `El archivo termina antes de tiempo: falta ${entries(count)}.`,
        other: `El archivo termina antes de tiempo: faltan ${entries(count)}.`,
      }),
    early: (count) =>
      plural(count, {
        one: `${entries(count)} espera a otras anteriores que no están en el archivo.`,
        other: `${entries(count)} esperan a otras anteriores que no están en el archivo.`,
      }),
    forked: (count) => `De ${entries(count)} el autor firmó dos versiones: todos conservan la misma.`,
    givenUp: 'Hay tanto dañado que el resto no se leyó.',
    stopped: 'Detenido: lo tomado se queda.',
    newAuthors: (names) => phrase`De estas personas no había nada aquí antes: ${names}.`,
    keyed: (name, key) => phrase`${name} (${key})`,
    moreAuthors: (count) => `${numberOf(count)} más`,
  },
  page: {
    title: (room, day) => `Sala ${room}, ${day}`,
    openRoom: (id) => phrase`Sala abierta ${id}`,
    sealedRoom: (id) => phrase`Sala sellada ${id}`,
    saved: (at, timeZone) => `Guardado el ${at} (${timeZone})`,
    messages,
    authors: 'Quién escribió esto',
    key: 'Clave',
    copy: 'Esta página es una copia para leer y por sí sola no demuestra nada. Los nombres son los que cada cual se puso; sus claves los distinguen. El archivo firmado de la misma sala demuestra quién escribió qué.',
  },
};
