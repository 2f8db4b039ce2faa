import { numberOf, plural } from '../../view/words/locale.ts';
import type { KeyWords } from '../parts.ts';

export const keys: KeyWords = {
  heading: 'Teclas e comandos',
  keys: {
    enter: 'Enter',
    shift: 'Shift',
    control: 'Ctrl',
    escape: 'Esc',
    menu: 'Menu',
    home: 'Home',
    end: 'End',
  },
  groups: {
    page: 'Em toda parte',
    box: 'Na caixa de mensagem',
    messages: 'Entre as mensagens',
    commands: 'Comandos, digitados na caixa de mensagem',
  },
  page: {
    keys: 'Mostrar esta lista, fora de uma caixa de texto',
    palette: 'Ir para uma sala, uma pessoa ou um comando',
    search: 'Buscar mensagens',
    back: 'Um passo atrás: fechar o que foi aberto por último',
  },
  box: {
    send: 'Enviar',
    newLine: 'Nova linha',
    editLast: 'Editar sua última mensagem, com a caixa vazia',
    mention: 'Mencionar alguém',
    emoji: 'Emoji pelo nome',
    command: 'Comando',
    slash: 'Um texto que começa com barra',
  },
  messages: {
    walk: 'Para a mensagem de cima ou de baixo',
    ends: 'Para a primeira ou a última',
    menu: 'O que dá para fazer com a mensagem',
  },
  commandList: 'Comandos',
  arguments: { help: '', me: 'acena', nick: 'nome', call: '', lock: '', leave: '' },
  about: {
    help: 'Mostrar teclas e comandos',
    me: 'Dizer o que você faz',
    nick: 'Mudar seu nome',
    call: 'Ligar para todos',
    lock: 'Mudar para uma nova sala lacrada',
    leave: 'Sair desta sala',
  },
  unknown: (name) =>
    `Não enviada: o comando /${name} não existe. Digite /help para ver todos, ou // para um texto que começa com barra.`,
  noAction: 'Digite depois o que você faz: /me acena',
  noName: 'Digite depois seu novo nome: /nick Ada',
  notInPrivate: (name) => `/${name} é para a sala: digite lá`,
  noCall: 'As chamadas ainda não estão prontas: tente de novo em instantes',
  noRoom: 'Os comandos ainda não estão prontos: tente de novo em instantes',
  palette: 'Ir para',
  find: 'Uma sala, uma pessoa ou um comando',
  sections: { rooms: 'Salas', people: 'Pessoas', commands: 'Comandos' },
  nothing: 'Nada com esse nome',
  found: (count) =>
    plural(count, { one: `${numberOf(count)} resultado`, other: `${numberOf(count)} resultados` }),
  newRoom: 'Sala nova',
};
