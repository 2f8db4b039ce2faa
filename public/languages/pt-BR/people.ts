import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

/** All masculine, so that the adjectives, which follow, agree. */
const ANIMALS =
  'Beija-flor Boto Canário Castor Cervo Cisne Corvo Esquilo Falcão Flamingo Furão Golfinho Guará Lince Lobo Mico Ouriço Panda Pinguim Quati Sabiá Tamanduá Tatu Tucano'.split(
    ' ',
  );
const ADJECTIVES =
  'Alegre Amigo Astuto Bondoso Brilhante Calmo Corajoso Curioso Dourado Esperto Feliz Fiel Gentil Ligeiro Nobre Paciente Prateado Risonho Sereno Sortudo Tranquilo Valente Veloz'.split(
    ' ',
  );

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `Sobre ${name} ${tag}`.trim(),
    reach: {
      connecting: 'conectando',
      connected: 'on-line',
      connectedDirectly: 'conexão direta',
      connectedOverRelay: 'conexão por um relay',
      connectedThroughServer: 'conexão pelo servidor, selada',
      via: (name) => phrase`via ${name}`,
      reconnectingSince: (time) => `reconectando desde ${time}`,
      unreachable: 'fora de alcance',
    },
    nameRefusal: {
      taken: (name) => `${name} já está em uso nesta sala`,
      alike: (name) => `${name} parece o nome de alguém nesta sala`,
      blank: 'Um nome precisa de pelo menos um caractere visível',
      tooLong: 'Este nome é longo demais',
    },
  },
  person: {
    here: (count) =>
      plural(count, { one: 'Só você está aqui', other: `${numberOf(count)} pessoas estão aqui` }),
    andKeepers: (here, count) =>
      plural(count, { one: `${here}, e um guardião`, other: `${here}, e ${numberOf(count)} guardiões` }),
    aloneWithKeepers: (count) =>
      plural(count, {
        one: 'Só você e um guardião por enquanto',
        other: 'Só você e guardiões por enquanto',
      }),
    marks: { keeper: 'guardião', verified: 'identidade verificada', muted: 'em silêncio', away: 'ausente' },
    keeps: 'guarda o que se diz',
    warning: {
      faulty: 'envia dados com defeito; eles são recusados',
      verifiedNamesake: 'não é a pessoa que você verificou',
      metNamesake: 'outra chave, não a de antes',
    },
    unreachableBecause: (reason) => `fora de alcance: ${reason}`,
    unreachable: {
      'no-way': 'nem o servidor nem ninguém aqui consegue passar um pedido de conexão a essa pessoa',
      silent: 'os pedidos de conexão saem e nenhuma resposta volta',
      'no-turn': '“Só por relay” está ligado, e aqui não há relay',
      'turn-failed': 'não há caminho direto, e o relay não funciona daqui',
      'own-network': 'sua rede bloqueia conexões diretas',
      'their-network': 'a rede dessa pessoa bloqueia conexões diretas',
      'both-networks': 'as redes de vocês não deixam passar conexões diretas',
      blocked: 'nenhum caminho se abre, nem por um relay',
    },
  },
  names: {
    somebody: 'Alguém',
    nameless: 'Sem nome',
    suggested: (pick) => `${pick(ANIMALS)} ${pick(ADJECTIVES)}`,
  },
  private: {
    open: (name) => `Escrever a ${name} em particular`,
    unread: (words, unread) => `${words}, não lidas: ${numberOf(unread)}`,
    away: 'ausente',
    heading: (name) => phrase`Em particular com ${name}`,
    back: 'Voltar à sala',
    onlyYouTwo: 'Só vocês dois podem ler isto',
    otherIsAway: 'Ausente: o que você escrever espera aqui',
    blank: (name) => `O que você escreve aqui vai só para ${name}. Quem repassa não consegue ler.`,
    writeTo: (name) => `Escreva para ${name}`,
    send: 'Enviar',
    note: 'Mensagem privada',
    messagesFrom: (name, unread) =>
      phrase`${plural(unread, { one: 'Mensagem privada', other: `${numberOf(unread)} mensagens privadas` })} de ${name}`,
    read: 'Ler',
    dismiss: 'Agora não',
    sendTo: (name) => `Enviar para ${name}`,
  },
  share: {
    copied: 'Copiado',
    selected: 'Selecionado: agora copie',
    copiedFirst: 'Copiado. Agora envie a alguém.',
    selectedFirst: 'Selecionado: copie e envie a alguém.',
    linkHasChanged: 'O link mudou',
    qrHeading: 'Escaneie para entrar',
    qrCode: 'Código QR do link desta sala',
    invitation: 'Convite',
    invites: (name) => phrase`${name} convida você para uma nova sala lacrada`,
    goThere: 'Ir para lá',
    notNow: 'Agora não',
    newLinkToRoom: 'Novo link desta sala',
    newLink: 'Novo link',
    moved: (name, host) =>
      phrase`${name} diz que agora se chega a esta sala por ${host}. Você fica onde está.`,
    copyNewLink: 'Copiar o novo link',
  },
};
