import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { TalkWords } from '../parts.ts';

const characters = (count: number): string =>
  plural(count, { one: `${numberOf(count)} caractere`, other: `${numberOf(count)} caracteres` });

export const talk: TalkWords = {
  composer: {
    save: 'Salvar',
    charactersLeft: (count) => `Restam: ${characters(count)}`,
    tooLong: (excess) => `Longo demais em ${characters(excess)}: encurte`,
    refusal: {
      blankEdit: 'Não sobrou nada para salvar: apague a mensagem ou pressione Escape',
      tooMany: (most) => `Esta sala não aceita mais mensagens suas (${numberOf(most)}): abra uma sala nova`,
      elsewhere: 'Não enviada: esta sala está aberta em outra aba',
    },
  },
  aboveBox: {
    editing: 'Editando sua mensagem',
    replyingTo: (name) => phrase`Respondendo a ${name}`,
    replyingToSelf: 'Respondendo a você',
    cancelReply: 'Cancelar resposta',
    cancelEdit: 'Cancelar edição',
    mentionList: 'Pessoas para mencionar',
    typing: {
      one: (name) => phrase`${name} está digitando`,
      two: (first, second) => phrase`${first} e ${second} estão digitando`,
      many: (count) =>
        plural(count, {
          one: `${numberOf(count)} pessoa está digitando`,
          other: `${numberOf(count)} pessoas estão digitando`,
        }),
    },
  },
  transfer: {
    tooLong: (excess) => `Não inserido: a mensagem ficaria longa demais em ${characters(excess)}`,
    notYet:
      'Não é possível enviar arquivos agora: esta parte da página ainda não chegou. Tente de novo em instantes.',
    noText: 'Não há texto nem arquivo nisso',
  },
  message: {
    you: 'Você',
    deleted: 'Mensagem apagada',
    quote: {
      goTo: 'Ir para esta mensagem',
      muted: 'em silêncio',
      missing: 'Esta mensagem foi apagada ou não chegou',
    },
  },
  messageActions: {
    actions: 'Ações da mensagem',
    reply: 'Responder',
    react: 'Reagir',
    edit: 'Editar',
    remove: 'Apagar',
    more: 'Mais',
    copyText: 'Copiar texto',
    copyLink: 'Copiar link da mensagem',
    forward: 'Encaminhar em particular',
    reactions: 'Reações',
    moreReactions: 'Mais emojis',
    textCopied: 'Texto copiado',
    linkCopied: 'Link copiado',
    notCopied: 'Este navegador não deixa a página copiar nada',
    forwarding: {
      to: 'Para',
      nobody: 'Não há mais ninguém aqui',
      why: (name) => `Vai como mensagem privada sua. De que ${name} a escreveu, só há a sua palavra.`,
      whyOwn: 'Vai como mensagem privada sua.',
      from: (name) => `Encaminhada, de ${name}:`,
      own: 'Encaminhada, minha:',
      send: 'Enviar em particular',
      tooLong: 'É longa demais para ser encaminhada',
      notSent: 'Não foi possível enviar',
    },
    linked: {
      looking: 'Procurando a mensagem deste link…',
      missing: 'A mensagem deste link não está aqui. Ela vem quando alguém que a tem estiver aqui.',
      dismiss: 'Não esperar',
    },
  },
  foot: {
    edited: 'editada',
    late: 'chegou tarde',
    whyLate: 'Foi dita antes de chegar aqui: o que está abaixo já tinha sido lido',
    receipt: {
      title: 'Quem tem esta mensagem',
      waiting: 'Esperando alguém chegar',
      kept: 'Guardada neste dispositivo',
      keeper: 'Guardada por um guardião',
      partly: (have, of) => `${have} de ${of}`,
      everyone: 'Entregue a todos',
      delivered: 'Entregue',
    },
  },
  reactions: { you: 'Você', reaction: (emoji, count, names) => `${emoji} ${count}: ${names}` },
  code: {
    name: (language) => (language === '' ? 'Código' : `Código, ${language}`),
    copy: 'Copiar',
    copied: 'Copiado',
    copyCode: 'Copiar código',
  },
  emoji: {
    name: 'Emojis',
    search: 'Buscar emojis',
    close: 'Fechar emojis',
    completion: 'Emojis para inserir',
    groups: [
      'Rostos e emoções',
      'Pessoas e corpo',
      'Animais e natureza',
      'Comida e bebida',
      'Viagens e lugares',
      'Atividades',
      'Objetos',
      'Símbolos',
      'Bandeiras',
    ],
    categories: 'Categorias',
    recent: 'Recentes',
    results: 'Resultados',
    found: (count) =>
      plural(count, {
        one: `${numberOf(count)} emoji encontrado`,
        other: `${numberOf(count)} emojis encontrados`,
      }),
    none: 'Nenhum emoji com esse nome',
    missing: 'Não foi possível carregar os emojis. Tente de novo quando o servidor voltar.',
    tone: 'Tom de pele',
    tones: ['Padrão', 'Claro', 'Médio-claro', 'Médio', 'Médio-escuro', 'Escuro'],
    toned: (name, tone) => `${name}: tom de pele ${tone.toLowerCase()}`,
  },
  transcript: {
    newMessages: (count) => phrase`Mensagens novas ${count}`,
    divider: { joined: 'Dito antes de você entrar', unread: 'Não lidas' },
    justNow: 'agora mesmo',
    minutesAgo: (minutes) => `há ${minutes} min`,
    today: 'Hoje',
    yesterday: 'Ontem',
    day: (weekday, dayAndMonth) => `${weekday}, ${dayAndMonth}`,
    dayOfYear: (weekday, dayAndMonth, year) => `${weekday}, ${dayAndMonth} de ${year}`,
    dayAndTime: (day, time) => `${day}, ${time}`,
    you: 'Você',
    notice: {
      joined: (name) => phrase`${name} entrou`,
      left: (name) => phrase`${name} saiu`,
      visited: (name) => phrase`${name} entrou e saiu`,
      'stepped-out': (name) => phrase`${name} saiu e voltou`,
      returned: (name) => phrase`${name} voltou`,
      revisited: (name) => phrase`${name} voltou e saiu de novo`,
      met: (name) => phrase`${name} tem o nome de alguém que já esteve aqui, com outra chave`,
      muted: (name) => phrase`${name} está em silêncio`,
    },
    returnedAfter: (name, away) => phrase`${name} voltou depois de ${away}`,
    verifiedNamesake: (name, verifiedName) =>
      phrase`${name} NÃO é a pessoa que você verificou como ${verifiedName}: é outra chave`,
    renamed: (before, name) => phrase`${before} agora se chama ${name}`,
    renamedSelf: (name) => phrase`Você agora se chama ${name}`,
    hasNewName: (name) => phrase`${name} tem um nome novo`,
  },
  together: {
    joined: (names) => phrase`${names} entraram`,
    left: (names) => phrase`${names} saíram`,
    visited: (names) => phrase`${names} entraram e saíram`,
  },
  unread: { jump: 'Ir para as não lidas' },
  copying: {
    message: (time, name, text) => phrase`[${time}] ${name}: ${text}`,
    notice: (time, event) => phrase`[${time}] ${event}`,
  },
  aloud: {
    you: 'você',
    said: (name, text) => `${name}: ${text}`,
    answered: (name, to, text) => `${name}, em resposta a ${to}: ${text}`,
    file: (file, name, caption) => (caption === '' ? `${file} de ${name}` : `${file} de ${name}: ${caption}`),
    edited: (name, text) => `${name} editou uma mensagem: ${text}`,
    deleted: (name) => `${name} apagou uma mensagem`,
    timeAndDay: (time, day) => `${time}, ${day}`,
    earlier: (count, name, when) =>
      plural(count, {
        one: `${numberOf(count)} mensagem anterior, de ${name} às ${when}`,
        other: `${numberOf(count)} mensagens anteriores, a última de ${name} às ${when}`,
      }),
    fresh: (count, name, when) =>
      plural(count, {
        one: `${numberOf(count)} mensagem nova, de ${name} às ${when}`,
        other: `${numberOf(count)} mensagens novas, a última de ${name} às ${when}`,
      }),
    changed: (count) =>
      plural(count, {
        one: `${numberOf(count)} mensagem foi editada ou apagada`,
        other: `${numberOf(count)} mensagens foram editadas ou apagadas`,
      }),
    moved: (count) =>
      plural(count, {
        one: `${numberOf(count)} aviso de quem entrou, saiu ou mudou de nome`,
        other: `${numberOf(count)} avisos de quem entrou, saiu ou mudou de nome`,
      }),
    inPrivate: (words) => `Em particular: ${words}`,
    privateMessages: (count, name) =>
      plural(count, {
        one: `${numberOf(count)} mensagem privada de ${name}`,
        other: `${numberOf(count)} mensagens privadas de ${name}`,
      }),
  },
  search: {
    name: 'Buscar mensagens',
    inRoom: 'Buscar nesta sala',
    inPrivate: (name) => `Buscar na sua conversa com ${name}`,
    hint: 'Todas as palavras precisam aparecer. "Entre aspas": exatamente assim. de:nome: de uma pessoa.',
    from: 'De',
    anybody: 'qualquer pessoa',
    fromWord: 'de',
    own: 'Você',
    person: (name, tag) => `${name} ${tag}`,
    next: 'Próximo resultado',
    previous: 'Resultado anterior',
    nextIs: 'Mais antigo (Enter)',
    previousIs: 'Mais novo (Shift+Enter)',
    close: 'Fechar a busca',
    at: (place, of) => `${numberOf(place)} de ${numberOf(of)}`,
    atSoFar: (place, of) => `${numberOf(place)} de ${numberOf(of)}…`,
    results: (count) =>
      plural(count, { one: `${numberOf(count)} resultado`, other: `${numberOf(count)} resultados` }),
    none: 'Nenhum resultado',
    timeAndDay: (time, day) => `${time}, ${day}`,
    told: (place, of, name, when, text) =>
      `Resultado ${numberOf(place)} de ${numberOf(of)}, ${name}, ${when}: ${text}`,
  },
};
