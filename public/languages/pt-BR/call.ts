import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { CallWords } from '../parts.ts';

type Source = 'microphone' | 'camera' | 'screen';

const THE: Record<Source, string> = { microphone: 'o microfone', camera: 'a câmera', screen: 'a tela' };
const SUBJECT: Record<Source, string> = { microphone: 'O microfone', camera: 'A câmera', screen: 'A tela' };
const NONE: Record<Source, string> = {
  microphone: 'Nenhum microfone encontrado.',
  camera: 'Nenhuma câmera encontrada.',
  screen: 'Nenhuma tela encontrada.',
};

const people = (count: number): string =>
  plural(count, { one: `${numberOf(count)} pessoa`, other: `${numberOf(count)} pessoas` });

export const call: CallWords = {
  name: 'Chamada',
  button: {
    call: 'Ligar',
    callEverybody: 'Ligar para todos na sala',
    join: 'Entrar na chamada ',
    joinCount: (others) => `(${others})`,
    joinCall: 'Entrar na chamada desta sala',
    callMember: (name) => `Ligar para ${name}`,
    inCall: 'Em chamada',
    goToCall: 'Ir para a chamada',
    insecure: (words) =>
      `${words}: só para ver e ouvir. Os navegadores dão câmera e microfone só a páginas abertas por https.`,
  },
  inRoomCall: 'na chamada',
  look: {
    callEverybody: 'Ligar para todos',
    join: (others) => `Entrar na chamada: ${people(others)}`,
    call: (name) => phrase`Ligar para ${name}`,
    answer: (name) => phrase`${name} está ligando para você`,
    own: 'Sua imagem',
    cameraOff: 'Sua câmera está desligada',
    noCamera: 'Sem câmera',
    noMicrophone: 'Sem microfone',
    level: 'Nível do microfone',
    go: { call: 'Ligar', join: 'Entrar', answer: 'Atender' },
    goSilent: { call: 'Ligar mesmo assim', join: 'Entrar mesmo assim', answer: 'Atender mesmo assim' },
    cancel: 'Cancelar',
    without: {
      both: 'Você pode continuar mesmo assim: vê e ouve os outros, eles não veem nem ouvem você.',
      microphone: 'Você pode continuar mesmo assim: eles veem você e não ouvem.',
      camera: 'Você pode continuar só com som: eles ouvem você e não veem.',
    },
    reasons: {
      denied: 'O navegador não permite câmera nem microfone: permita ao lado do endereço.',
      'none-found': 'Nenhuma câmera e nenhum microfone encontrados.',
      'in-use': 'Câmera e microfone não podem ser usados: outro programa pode estar com eles.',
      insecure: 'Esta página não foi aberta por https: os navegadores não lhe dão câmera nem microfone.',
      unsupported: 'Este navegador não dá câmera nem microfone às páginas.',
      lost: 'Câmera e microfone sumiram: podem ter sido desconectados.',
      failed: 'Não foi possível ligar câmera e microfone.',
    },
  },
  line: {
    started: (name) => phrase`${name} iniciou uma chamada`,
    startedSelf: 'Você iniciou uma chamada',
    isOn: 'Há uma chamada em andamento',
    count: (count) => `${people(count)} nela`,
    join: 'Entrar',
    isIn: 'você está nela',
    over: 'Chamada',
    short: 'menos de um minuto',
    you: 'você',
  },
  heading: {
    calling: (name) => phrase`Ligando para ${name}…`,
    waiting: (name) => phrase`Esperando ${name} voltar…`,
    pair: (name) => phrase`Em chamada com ${name}`,
    alone: 'Na chamada da sala: mais ninguém por enquanto',
    room: (count) => `Na chamada da sala: ${people(count)}`,
  },
  controls: {
    all: 'Controles da chamada',
    mute: 'Silenciar microfone',
    unmute: 'Ativar microfone',
    cameraOn: 'Ligar câmera',
    cameraOff: 'Desligar câmera',
    share: 'Compartilhar tela',
    stopSharing: 'Parar de compartilhar',
    devices: 'Escolher dispositivos',
    pictureInPicture: 'Picture-in-picture',
    fullScreen: 'Tela cheia',
    speakerView: 'Mostrar grande quem fala',
    gridView: 'Mostrar todos iguais',
    cancel: 'Cancelar a chamada',
    hangUp: 'Desligar',
  },
  tiles: {
    all: 'Nesta chamada',
    muted: 'microfone desligado',
    screenOf: (name) => `Tela de ${name}`,
    pictureOf: (name) => `Imagem de ${name}`,
    self: '(você)',
    noDirectConnection: 'sem conexão direta',
    away: 'ausente',
    reconnecting: 'reconectando…',
    mutedByYou: 'silenciado por você',
    enlarge: (name) => `Manter ${name} em tamanho grande`,
    release: (name) => `Não manter mais ${name} em tamanho grande`,
  },
  devices: {
    heading: 'Dispositivos',
    microphone: 'Microfone',
    camera: 'Câmera',
    loudspeaker: 'Alto-falante',
    systemsChoice: 'Escolha do sistema',
    noneFound: 'Nenhum encontrado',
    nth: (kind, n) => `${kind} ${n}`,
  },
  unheard: 'Seu microfone está desligado: ninguém ouve você.',
  asking: 'Esperando o navegador…',
  problem: {
    screenDenied: 'Nenhuma tela compartilhada: nenhuma foi escolhida, ou o navegador não permite.',
    reasons: {
      denied: (source) =>
        `O navegador não permite ${THE[source]}: dê permissão ao lado do endereço e depois ligue aqui.`,
      'none-found': (source) => NONE[source],
      'in-use': (source) => `${SUBJECT[source]} não pode ser usado agora: outro programa pode estar usando.`,
      insecure: (source) =>
        `Os navegadores só dão ${THE[source]} a páginas abertas por https ou neste próprio dispositivo.`,
      unsupported: (source) => `Este navegador não consegue compartilhar ${THE[source]}.`,
      lost: (source) => `${SUBJECT[source]} sumiu: pode ter se desconectado.`,
      failed: (source) => `Não foi possível ligar ${THE[source]}.`,
    },
    meanwhile: {
      microphone: 'Os outros não ouvem você; você os ouve.',
      camera: 'Os outros não veem você; todo o resto funciona.',
      screen: '',
    },
  },
  incoming: {
    label: 'Chamada recebida',
    from: (name) => phrase`${name} está ligando para você`,
    accept: 'Atender',
    withSound: 'Atender só com som',
    decline: 'Recusar',
  },
  interrupted: {
    label: 'Chamada interrompida',
    room: 'Você estava na chamada da sala.',
    pair: (name) => phrase`Você estava em chamada com ${name}.`,
    goBack: 'Voltar à chamada',
    stayOut: 'Ficar fora',
  },
  news: {
    ended: 'Chamada encerrada',
    other: 'Sobre a chamada',
    ok: 'OK',
    callBack: 'Ligar de volta',
    callAgain: 'Ligar de novo',
  },
  end: {
    declined: (name) => phrase`${name} recusou a chamada.`,
    busy: (name) => phrase`${name} está em outra chamada.`,
    'no-answer': (name) => phrase`${name} não atendeu.`,
    unreachable: (name) => phrase`${name} não está mais aqui.`,
    ended: (name) => phrase`A chamada com ${name} terminou.`,
    missed: (name) => phrase`Você perdeu uma chamada de ${name}.`,
  },
  full: (limit) => `A chamada está cheia: cabem ${people(limit)}.`,
  camerasFull: (limit) =>
    plural(limit, {
      one: `No máximo ${numberOf(limit)} imagem é mostrada nesta chamada, para que conexões comuns a suportem. Você pode ouvir, falar e escrever.`,
      other: `No máximo ${numberOf(limit)} imagens são mostradas nesta chamada, para que conexões comuns a suportem. Você pode ouvir, falar e escrever.`,
    }),
  noCameras: 'Nesta sala as chamadas são sem imagem. Você pode ouvir, falar e escrever.',
};
