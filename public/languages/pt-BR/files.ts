import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { FileWords } from '../parts.ts';

export const files: FileWords = {
  attach: 'Anexar arquivos',
  tray: {
    name: 'Arquivos para enviar',
    remove: (file) => `Remover ${file}`,
    preparing: 'Preparando…',
    unreadable: 'Não dá para mostrar aqui: vai como está, com tudo o que contém',
    video: 'Vai como está: lugar e hora da gravação vão junto, se constarem nele',
    original: 'Original',
    whyShrunk: 'As imagens são reduzidas, sem o lugar e os dados da câmera.',
    whyOriginal: 'As imagens vão como estão: o lugar e os dados da câmera vão junto.',
    toRoom: 'Vai para a sala',
    toMember: (name) => phrase`Vai só para ${name}`,
  },
  drop: {
    toRoom: 'Solte para enviar a todos na sala',
    toMember: (name) => phrase`Solte para enviar só a ${name}`,
    notYet: 'Você pode olhar antes e escrever algo junto',
  },
  refusal: {
    folder: (file) => `${file} é uma pasta: compacte em um arquivo, como um zip, e envie esse`,
    empty: (file) => `${file} está vazio`,
    tooLarge: (file, most) => `${file} é grande demais: aqui dá para enviar no máximo ${most}`,
    tooMany: (most) => `No máximo ${numberOf(most)} arquivos por vez`,
    more: (count) => plural(count, { one: `e mais ${numberOf(count)}`, other: `e mais ${numberOf(count)}` }),
    tooLong: 'O que você escreveu é longo demais para ir junto: encurte para enviar',
    cannotWrite: 'Não enviado: esta sala não aceita mais mensagens suas aqui',
    unreadable: (file) => `${file} não pode mais ser lido`,
  },
  bytes: (count) => plural(count, { one: `${numberOf(count)} byte`, other: `${numberOf(count)} bytes` }),
  kilobytes: (count) => `${count} kB`,
  megabytes: (count) => `${count} MB`,
  gigabytes: (count) => `${count} GB`,
  perSecond: (size) => `${size}/s`,
  left: {
    moments: 'faltam alguns segundos',
    seconds: (count) => plural(count, { one: `falta ${count} segundo`, other: `faltam ${count} segundos` }),
    minutes: (count) => plural(count, { one: `falta ${count} minuto`, other: `faltam ${count} minutos` }),
    hours: (count) => plural(count, { one: `falta ${count} hora`, other: `faltam ${count} horas` }),
    days: (count) => plural(count, { one: `falta ${count} dia`, other: `faltam ${numberOf(count)} dias` }),
  },
  partOf: (part, whole) => `${part} de ${whole}`,
  from: (count) =>
    plural(count, { one: `de ${numberOf(count)} pessoa`, other: `de ${numberOf(count)} pessoas` }),
  overTurn: 'por um servidor TURN',
  giving: (rate) => `Enviando, ${rate}`,
  percent: (count) => `${count}%`,
  progress: (file) => `Download de ${file}`,
  paused: 'Em pausa',
  wait: {
    'nobody-has-it': 'Esperando alguém que o tenha: continua sozinho quando chegar',
    'no-connection':
      'Sem conexão com quem o tem: continua sozinho quando houver uma, ou quando alguém mais próximo o tiver',
    'no-own-link':
      'Um arquivo privado vai direto de uma pessoa à outra, nunca por outras, e vocês dois não têm conexão direta. Continua sozinho quando tiverem; outra rede pode ajudar, de qualquer um dos dois',
    'turn-off':
      'Quem o tem só é alcançado por um servidor TURN, e arquivos não passam por ele aqui: outra rede pode ajudar',
    'choose-again':
      'Esta página foi recarregada e não consegue mais ler o arquivo: escolha-o de novo, para que outros possam recebê-lo',
  },
  failure: {
    full: 'Não há espaço suficiente neste dispositivo: libere um pouco e tente de novo',
    lost: 'O navegador não conseguiu guardá-lo, ou perdeu o que havia dele',
    'too-large': 'Grande demais para esta página, que precisa manter os arquivos na memória',
    off: 'Quem mantém este servidor desligou os arquivos',
    'over-limit': 'Maior do que permite quem mantém este servidor',
    'two-versions':
      'Quem o enviou assinou duas versões, e nenhuma é confiável: peça que seja enviado de novo',
    'source-changed':
      'O arquivo foi alterado ou removido deste dispositivo: escolha-o como era, ou envie de novo',
  },
  tooLargeForMemory: (most) =>
    `Esta página aceita arquivos de até ${most}: precisa mantê-los na memória, porque o navegador não lhe dá disco (é preciso https e uma janela que não seja privada)`,
  memoryFull: (most) =>
    `Esta página mantém na memória arquivos de até ${most} ao todo e não tem mais espaço: salve o que precisa e recarregue`,
  inMemory: 'Na memória: se perde ao fechar esta página',
  notThisFile: 'Esse é outro arquivo, ou foi alterado desde então',
  cannotShow: 'Grande demais para mostrar aqui, mas dá para salvar',
  download: 'Baixar',
  pause: 'Pausar',
  resume: 'Continuar',
  cancel: 'Cancelar',
  save: 'Salvar',
  retry: 'Tentar de novo',
  chooseAgain: 'Escolher o arquivo de novo',
  openPicture: (file) => `Ver ${file} em tamanho real`,
  have: (count, of) =>
    plural(count, {
      one: `${numberOf(count)} de ${numberOf(of)} tem`,
      other: `${numberOf(count)} de ${numberOf(of)} têm`,
    }),
  nobodyHas: 'Ninguém aqui o tem.',
  had: {
    one: (name) => phrase`${name} tinha.`,
    two: (one, other) => phrase`${one} e ${other} tinham.`,
    many: (one, other, more) => phrase`${one}, ${other} e mais ${numberOf(more)} tinham.`,
  },
  holders: {
    heading: 'Quem tem o arquivo',
    hasIt: 'Têm: ',
    notYet: 'Ainda não: ',
    hadIt: 'Tinham e não estão aqui: ',
    you: 'você',
    why: 'Ele pode vir de qualquer pessoa que o tenha inteiro ou em parte, mesmo quando quem o enviou já saiu.',
  },
  aloud: {
    complete: (file) => `${file} chegou`,
    saved: (file) => `${file} foi salvo`,
    notSaved: (file) => `Não foi possível salvar ${file}`,
    failed: (file, why) => `${file}: ${why}`,
  },
};
