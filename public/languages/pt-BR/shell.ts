import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ShellWords } from '../parts.ts';

export const shell: ShellWords = {
  shell: {
    productName: 'Parley',
    theme: { system: 'Tema: sistema', light: 'Tema: claro', dark: 'Tema: escuro' },
    unavailable: 'Isto não está disponível enquanto não for possível acessar o servidor.',
    joining: 'Entrando na sala…',
    unreachable: 'Não é possível acessar o servidor: a conversa continua, mas ninguém novo consegue entrar',
    refusal: {
      'room-full': 'Esta sala está cheia. Tente de novo quando alguém sair, ou abra uma sala sua.',
      'wrong-key': 'Esta sala é lacrada: abra o link completo, com a parte depois de #',
      'bad-request':
        'O servidor não entendeu esta página. Recarregue-a; se não resolver, abra uma sala nova.',
      'tunnel-full':
        'Este túnel está cheio: não cabe mais ninguém. Você entra sozinho assim que alguém sair.',
      busy: 'O servidor está ocupado e não deixa ninguém entrar agora. Você entra sozinho assim que der.',
    },
    retry: 'Tentar de novo',
    freshRoom: 'Sala nova',
  },
  framed: {
    openInTab: 'Abrir em uma aba',
    whyOpenInTab: (host) =>
      `Esta sala sozinha, em ${host}. A maioria dos navegadores separa as páginas incorporadas: na aba, você é então outra pessoa.`,
    keptApart:
      'Você está dentro de outro site. A maioria dos navegadores só reencontra o que é guardado aqui, e quem você é, dentro desse site.',
  },
  notes: {
    clock: {
      behind: (time) => `O relógio deste dispositivo está ${time} atrasado; as horas aparecem corrigidas`,
      ahead: (time) => `O relógio deste dispositivo está ${time} adiantado; as horas aparecem corrigidas`,
    },
    copied: {
      here: 'Outro dispositivo tem uma cópia dos dados deste navegador e está nesta sala. Aqui você agora é alguém novo',
      elsewhere:
        'Outro dispositivo tinha uma cópia dos dados deste navegador e entrou nesta sala como você. Agora ele é outra pessoa',
    },
    network:
      'Sua rede bloqueia conexões diretas, por isso você não alcança ninguém aqui. Tente outra rede, como os dados móveis ou o compartilhamento de um celular, ou desligue a VPN. Se só houver esta, envie o relatório de conexão a quem lhe deu o link: essa pessoa pode abrir um caminho.',
    report: 'Relatório de conexão',
    dismiss: 'Ocultar',
    lastResort: {
      possible: (name) => `Sem caminho direto até ${name}. Conversar pelo servidor? Ele não consegue ler.`,
      asked: (name) =>
        `Não há caminho direto entre você e ${name}, que propõe conversar pelo servidor. Ele não consegue ler.`,
      wished: (name) => `Esperando ${name} concordar em conversar pelo servidor`,
      open: 'O que vocês dizem passa pelo servidor, selado: ele não consegue ler e só vê que vocês conversam, e quanto. Chamadas e arquivos precisam de um caminho direto.',
      talk: 'Conversar pelo servidor',
      notNow: 'Agora não',
    },
    newVersion: 'Há uma versão nova',
    reload: 'Recarregar',
    later: 'Mais tarde',
  },
  blocked: {
    heading: 'Este navegador não deixa ninguém se conectar',
    explanation:
      'Ele tem WebRTC, mas não lhe dá nenhum endereço de onde se conectar. É um ajuste, uma extensão ou uma política do navegador, não a sua rede. Use outro navegador ou veja aqui:',
    remedies: [
      'Extensões como uBlock Origin: desligue “Impedir que o WebRTC vaze endereços IP locais”.',
      'Brave, Opera, Vivaldi: escolha o padrão para WebRTC e endereços IP nos ajustes de privacidade.',
      'Firefox: redefina o que começa com media.peerconnection.ice em about:config.',
      'Um dispositivo do trabalho ou da escola: a política WebRtcIPHandling pode estar definida. Pergunte a quem o administra.',
    ],
  },
  chooseRoom: {
    heading: 'Para qual sala é isto?',
    what: 'Texto compartilhado',
    whatHappens: 'Ele vai para a caixa de mensagem de lá. Nada é enviado antes de você enviar.',
    freshRoom: 'Uma sala nova',
  },
  deadEnd: { openRoom: (roomId) => phrase`Abrir ${roomId}` },
  paper: {
    openRoom: (id) => phrase`Sala aberta ${id}`,
    sealedRoom: (id) => phrase`Sala lacrada ${id}`,
    printed: (at, timeZone) => `Impresso em ${at} (${timeZone})`,
    present: (names) => phrase`Presentes nesse momento: ${names}`,
    noKey: 'A chave desta sala não é impressa. Sem ela ninguém entra.',
  },
  aboutPage: {
    heading: 'Sobre esta página',
    version: 'Versão',
    hash: 'SHA-256 do código',
    before: 'Antes',
    after: 'Depois',
    looking: 'verificando…',
    unknown: 'desconhecido enquanto não for possível acessar o servidor',
    changed: 'O código desta página mudou desde a sua última visita.',
    noticed: (when) => `Notado em ${when}.`,
    lastChange: (when) => `O código desta página mudou pela última vez em ${when}.`,
    unchanged: 'O código desta página é o mesmo de quando este dispositivo a guardou pela primeira vez.',
    keeping: {
      kept: 'Guardada neste dispositivo: esta página também abre sem o servidor.',
      'not-yet': 'Ainda não guardada neste dispositivo: sem o servidor ela não abre.',
      insecure:
        'Não guardada neste dispositivo, então sem o servidor ela não abre. Os navegadores só guardam páginas por https.',
      missing:
        'Não guardada neste dispositivo, então sem o servidor ela não abre. Este navegador não guarda páginas, ou não neste tipo de janela.',
    },
    compare: 'Comparar',
    howToCompare: [
      'O servidor mostra este hash ao iniciar, e uma compilação do mesmo código-fonte o tem em dist/hashes.json. Se forem iguais, esta página é o que esse código produz. Outras pessoas na sala podem ler o delas para você.',
      'Uma página alterada de propósito pode mostrar qualquer hash. Quem precisa ter certeza compara os arquivos com outro programa:',
    ],
    files: 'todos os arquivos e seus hashes',
    copy: 'Copiar como texto',
    asText: (version, hash) => `Parley ${version}, SHA-256 ${hash}`,
  },
  notify: {
    isCalling: (name) => `${name} está ligando`,
    mentionsYou: (name) => `${name} mencionou você`,
    newMessages: (count) =>
      plural(count, {
        one: `${numberOf(count)} mensagem nova`,
        other: `${numberOf(count)} mensagens novas`,
      }),
    latestMessage: (name, text) => `${name}: ${text}`,
    countedTitle: (count, title) => `(${count}) ${title}`,
  },
};
