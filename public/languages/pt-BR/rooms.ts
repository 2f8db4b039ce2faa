import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { RoomWords } from '../parts.ts';

const STRAIGHT = 'O que você diz vai direto de navegador a navegador.';

export const rooms: RoomWords = {
  menu: {
    groups: {
      invite: 'Convidar',
      rooms: 'Salas',
      keep: 'Guardar e exportar',
      notices: 'Notificações',
      appearance: 'Aparência',
      safety: 'Segurança',
      help: 'Ajuda',
    },
    search: 'Buscar',
    keys: 'Teclas e comandos',
    report: 'Relatório de conexão',
    changeLock: 'Mudar para uma nova sala lacrada',
    newSealedRoom: 'Nova sala lacrada',
    export: 'Exportar',
    import: 'Importar',
    aboutPage: 'Sobre esta página',
    leave: 'Sair',
    forget: 'Esquecer esta sala',
    language: 'Idioma',
    browsersLanguage: 'O do navegador',
    english: 'English',
    whyLanguage: 'A página é recarregada. A sala e seu rascunho ficam.',
    sound: 'Som',
    whySound: 'Um som curto quando alguém escreve enquanto você olha para outra coisa.',
    notifications: 'Notificações',
    whyNotifications:
      'Enquanto esta página está em segundo plano: quem escreveu e o quê. Só este dispositivo mostra, também na tela bloqueada, se você deixar.',
    notifyingProblem: {
      insecure: 'Não nesta página: os navegadores só permitem notificações por https.',
      missing: 'Este navegador não mostra notificações de páginas como esta.',
      blocked:
        'Seu navegador bloqueia as notificações desta página. Você pode mudar isso nos ajustes dele para este site.',
    },
    exampleNotification: 'As mensagens novas vão aparecer assim.',
    rememberKey: 'Lembrar a chave neste dispositivo',
    whyRememberKey:
      'Assim sua lista de salas abre esta. Quem tiver acesso a este dispositivo também pode abri-la. Sem isso você precisa do link.',
    keyNotKept: 'Este navegador não guarda nada: o armazenamento está cheio ou desligado.',
    pictures: 'As imagens vêm sozinhas',
    whyPictures: 'Até 1 MB cada. Os outros arquivos e imagens maiores, só quando você pedir.',
    picturesMetered: 'Agora não: este dispositivo economiza dados, então cada imagem espera você pedir.',
    relayOnly: 'Só por relay',
    whyRelayOnly:
      'Esconde seu endereço IP dos outros. Tudo passa por um relay de quem mantém esta página, ainda criptografado de ponta a ponta.',
    noRelay: 'Aqui não há relay: não dá para alcançar ninguém enquanto isto estiver ligado.',
  },
  rooms: {
    heading: 'Salas',
    open: 'Salas',
    newRoom: 'Sala nova',
    newSealedRoom: 'Nova sala lacrada',
    empty: 'Nenhuma sala ainda',
    whyEmpty:
      'Aqui ficam as salas em que você esteve com este navegador. A lista está só neste dispositivo, e mais ninguém a vê.',
    where: 'Esta lista está só neste dispositivo; mais ninguém a vê.',
    sealed: 'Sala lacrada',
    here: 'Você está aqui',
    needsLink: 'Você precisa do link: a chave não está neste dispositivo',
    lastHere: (day, time) => `${day}, ${time}`,
    unread: (count) =>
      plural(count, {
        one: `${numberOf(count)} mensagem não lida`,
        other: `${numberOf(count)} mensagens não lidas`,
      }),
    many: '99+',
    rename: (room) => `Renomear ${room}`,
    forget: (room) => `Esquecer ${room}`,
    nameFor: (room) => `Seu nome para ${room}`,
    nameProblem: {
      blank: 'Um nome precisa de pelo menos um caractere visível',
      'too-long': 'Este nome é longo demais',
    },
    notKept: 'Este navegador não guarda nomes de salas: o armazenamento está cheio ou desligado.',
    forgetting: {
      heading: (name) => phrase`Esquecer ${name}?`,
      explanation: [
        'Este dispositivo esquece quem você era lá, seu rascunho e tudo o que foi dito, em todas as abas. Se a sala estiver aberta em uma delas, você sai dela. Ao abrir o link de novo, você entra como alguém novo.',
        'O que você disse fica com os outros.',
      ],
      withoutLink: 'Você só volta com o link. Sem o link, não.',
      action: 'Esquecer',
    },
    leaving: {
      heading: 'Sair desta sala?',
      unreached:
        'O que você disse por último ainda não chegou a ninguém. Espera nesta aba: volte à sala nela, e vai para quem chegar. Com a aba, se perde.',
      keeping:
        'O que foi dito aqui está nesta aba e some com ela. Este dispositivo pode guardar para quando você voltar.',
      notKept:
        'Este dispositivo não conseguiu guardar; o botão no menu da sala diz por quê. Você ainda está aqui.',
      keepAndLeave: 'Guardar e sair',
      leave: 'Sair',
    },
  },
  keep: {
    name: 'Guardar neste dispositivo',
    off: 'O que se diz aqui fica nesta aba e some quando você a fecha. Ligado, fica neste dispositivo até você esquecer a sala.',
    moving: 'Gravando neste dispositivo…',
    on: (size) => `Ocupa ${size} neste dispositivo, até você esquecer a sala ou desligar isto.`,
    sealed: 'É guardado criptografado: só o link da sala o abre.',
    persistent: 'O navegador não vai apagar por conta própria.',
    notPersistent: 'O navegador pode apagar por conta própria quando faltar espaço.',
    failing: (why) => `O que for dito a partir de agora não é guardado. ${why}`,
    trouble: {
      missing: 'Este navegador não dá à página onde guardar coisas, talvez por um ajuste de privacidade.',
      newer: 'Uma versão mais nova desta página já esteve aqui. Recarregue esta para obtê-la.',
      silent: 'O armazenamento deste navegador não responde. Reiniciar o navegador costuma ajudar.',
      cleared: 'Alguém esvaziou o armazenamento deste navegador, ou ele mesmo o fez.',
      replaced: 'Uma versão mais nova desta página está aberta em outra aba. Recarregue esta para obtê-la.',
      full: 'Não há mais espaço neste dispositivo, ou o navegador não dá mais à página.',
      bound:
        'O Parley não guarda mais de cerca de 250 MB em um dispositivo. Esqueça uma sala para liberar espaço.',
      failed: 'O armazenamento deste navegador falhou.',
    },
    bytes: (megabytes) => `${megabytes} MB`,
    lessThan: (size) => `menos de ${size}`,
    whereItGoes: {
      here: `${STRAIGHT} Este dispositivo guarda até você esquecer a sala.`,
      nowhere:
        'O que você diz vai direto de navegador a navegador e dura até a última pessoa fechar a aba, ou mais, se alguém guardar a sala no próprio dispositivo.',
      withOthers: (names, count) =>
        `${STRAIGHT} Quando todos tiverem fechado a aba, ${plural(count, {
          one: `${names} ainda guarda no próprio dispositivo.`,
          other: `${names} ainda guardam nos próprios dispositivos.`,
        })}`,
      byKeeper: (kept) => `${STRAIGHT} ${kept}, mesmo quando todos tiverem fechado a aba.`,
      asStranger: 'Este navegador não lembra quem você é aqui: em outra aba você chega como alguém novo.',
    },
    offButKept: (kept) =>
      `${kept}. Nesta aba some quando você a fecha. Ligado, também fica neste dispositivo até você esquecer a sala.`,
    keptBy: {
      until: (name, day) => phrase`Guardado por ${name} até ${day}`,
      always: (name) => phrase`Guardado por ${name} até ser apagado lá`,
    },
    keeper: {
      is: 'Um guardião, segundo informa: guarda o que se diz aqui, mesmo depois que todos saem, e entrega a quem chegar.',
      days: (count) =>
        plural(count, {
          one: `Guarda tudo por ${numberOf(count)} dia.`,
          other: `Guarda tudo por ${numberOf(count)} dias.`,
        }),
      always: 'Guarda tudo até ser apagado lá.',
      atMost: (size) => `Não mais que ${size}: depois disso, o mais antigo sai primeiro.`,
      reads: 'Lê o que os membros leem, mas não o que outros dizem entre si em particular.',
    },
    keptUntil: (last) =>
      `Guardado aqui até você esquecer a sala. Última mensagem: ${last}. O que foi dito desde então vem quando alguém estiver aqui.`,
    keeps: 'Guarda esta sala no próprio dispositivo, segundo informa.',
    keepsNot: 'Guarda esta sala só até fechar a aba, segundo informa.',
  },
};
