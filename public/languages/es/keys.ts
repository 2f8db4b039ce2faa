import { numberOf, plural } from '../../view/words/locale.ts';
import type { KeyWords } from '../parts.ts';

export const keys: KeyWords = {
  heading: 'Teclas y comandos',
  keys: {
    enter: 'Intro',
    shift: 'Mayús',
    control: 'Ctrl',
    escape: 'Esc',
    menu: 'Menú',
    home: 'Inicio',
    end: 'Fin',
  },
  groups: {
    page: 'En todas partes',
    box: 'En el cuadro de mensaje',
    messages: 'Entre los mensajes',
    commands: 'Comandos, escritos en el cuadro de mensaje',
  },
  page: {
    keys: 'Mostrar esta lista, fuera de un cuadro de texto',
    palette: 'Ir a una sala, una persona o un comando',
    search: 'Buscar mensajes',
    back: 'Un paso atrás: cerrar lo último que se abrió',
  },
  box: {
    send: 'Enviar',
    newLine: 'Línea nueva',
    editLast: 'Editar tu último mensaje, con el cuadro vacío',
    mention: 'Mencionar a alguien',
    emoji: 'Emoji por su nombre',
    command: 'Comando',
    slash: 'Un texto que empieza con una barra',
  },
  messages: {
    walk: 'Al mensaje de arriba o de abajo',
    ends: 'Al primero o al último',
    menu: 'Qué se puede hacer con el mensaje',
  },
  commandList: 'Comandos',
  arguments: { help: '', me: 'saluda', nick: 'nombre', call: '', lock: '', leave: '' },
  about: {
    help: 'Mostrar teclas y comandos',
    me: 'Decir lo que haces',
    nick: 'Cambiar tu nombre',
    call: 'Llamar a todos',
    lock: 'Pasar a una nueva sala sellada',
    leave: 'Salir de esta sala',
  },
  unknown: (name) =>
    `No enviado: no existe el comando /${name}. Escribe /help para verlos todos, o // para un texto que empieza con una barra.`,
  noAction: 'Escribe detrás lo que haces: /me saluda',
  noName: 'Escribe detrás tu nuevo nombre: /nick Ada',
  notInPrivate: (name) => `/${name} es para la sala: escríbelo allí`,
  noCall: 'Las llamadas aún no están listas: inténtalo en un momento',
  noRoom: 'Los comandos aún no están listos: inténtalo en un momento',
  palette: 'Ir a',
  find: 'Una sala, una persona o un comando',
  sections: { rooms: 'Salas', people: 'Personas', commands: 'Comandos' },
  nothing: 'Nada con ese nombre',
  found: (count) =>
    plural(count, { one: `${numberOf(count)} resultado`, other: `${numberOf(count)} resultados` }),
  newRoom: 'Sala nueva',
};
