import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number) =>
  plural(count, { one: `${numberOf(count)} mensagem`, other: `${numberOf(count)} mensagens` });
const entries = (count: number) =>
  plural(count, { one: `${numberOf(count)} registro`, other: `${numberOf(count)} registros` });

export const exporting: ExportWords = {
  export: {
    heading: 'Exportar',
    nothing: 'Nada foi dito aqui ainda.',
    page: {
      heading: 'Uma página para ler',
      explanation:
        'Um arquivo HTML com a conversa como você a vê aqui. Abre em qualquer navegador, sem o Parley e sem rede, e imprime bem. O que foi apagado continua apagado.',
      save: 'Salvar página',
    },
    signed: {
      heading: 'Um arquivo assinado',
      explanation:
        'Cada registro como o autor o assinou. Importar traz a conversa de volta, e “parley verify” prova de quem são as palavras.',
      holds: {
        deleted: (count) =>
          plural(count, {
            one: `${numberOf(count)} mensagem apagada`,
            other: `${numberOf(count)} mensagens apagadas`,
          }),
        edited: (count) =>
          plural(count, {
            one: `${numberOf(count)} redação que foi editada`,
            other: `${numberOf(count)} redações que foram editadas`,
          }),
        muted: (count) =>
          plural(count, {
            one: `o que ${numberOf(count)} membro silenciado disse`,
            other: `o que ${numberOf(count)} membros silenciados disseram`,
          }),
      },
      alsoHolds: (what) => `Ele também contém o que você não vê aqui: ${what}.`,
      save: 'Salvar arquivo assinado',
    },
    saved: (name) => `Salvo como ${name}`,
    openRoom: 'Ambos citam a sala. Ela é aberta: quem receber um dos arquivos pode entrar.',
    sealedRoom: 'Ambos citam a sala, mas nenhum tem a chave: com eles ninguém entra.',
    privates: 'As conversas privadas não estão em nenhum deles.',
  },
  import: {
    heading: 'Importar',
    explanation:
      'Acrescenta à conversa um arquivo assinado desta sala. Cada assinatura é verificada, e o que já está aqui fica como está. Quem está aqui recebe o que lhe falta.',
    choose: 'Escolher um arquivo',
    another: 'Escolher outro arquivo',
    stop: 'Parar',
    label: 'Importação',
    progress: (lines, of) => `${numberOf(lines)} de ${entries(of)}`,
    reading: 'Lendo…',
    problem: {
      'not-parley': 'Este não é um arquivo assinado do Parley.',
      page: 'Esta é a página para ler. Importar aceita o arquivo assinado, cujo nome termina em “.parley”.',
      newer:
        'Este arquivo foi feito por um Parley mais novo. Recarregue a página, ou peça a quem mantém este servidor que o atualize.',
      'damaged-header': 'A primeira linha deste arquivo está danificada: sem ela nada pode ser verificado.',
    },
    unreadable: 'Não foi possível ler este arquivo.',
    otherRoom: (id) => phrase`Este arquivo é de outra sala: ${id}.`,
    otherKey: 'Este arquivo é de outra sala: ela tem o mesmo identificador e outra chave.',
    news: (count) =>
      plural(count, {
        one: `${numberOf(count)} mensagem nova.`,
        other: `${numberOf(count)} mensagens novas.`,
      }),
    noNews: 'Nada de novo: tudo já está aqui.',
    noNewMessages: (others) =>
      plural(others, {
        one: `Nenhuma mensagem nova, mas ${numberOf(others)} nome, edição, exclusão ou reação.`,
        other: `Nenhuma mensagem nova, mas ${numberOf(others)} nomes, edições, exclusões e reações.`,
      }),
    nothingTaken: 'Nada foi aproveitado.',
    damaged: (line, taken, refused) =>
      `Danificado na linha ${numberOf(line)}. Aproveitado: ${entries(taken)}; recusado: ${entries(refused)}.`,
    tooMany: (count) => `${entries(count)} além do que uma sala aceita.`,
    missing: (count) =>
      plural(count, {
        one: `O arquivo termina cedo: falta ${entries(count)}.`,
        other: `O arquivo termina cedo: faltam ${entries(count)}.`,
      }),
    early: (count) =>
      plural(count, {
        one: `${entries(count)} espera por outros anteriores que não estão no arquivo.`,
        other: `${entries(count)} esperam por outros anteriores que não estão no arquivo.`,
      }),
    forked: (count) => `De ${entries(count)} o autor assinou duas versões: todos ficam com a mesma.`,
    givenUp: 'Há tanto danificado que o resto não foi lido.',
    stopped: 'Parado: o que foi aproveitado fica.',
    newAuthors: (names) => phrase`Destas pessoas não havia nada aqui antes: ${names}.`,
    keyed: (name, key) => phrase`${name} (${key})`,
    moreAuthors: (count) => `mais ${numberOf(count)}`,
  },
  page: {
    title: (room, day) => `Sala ${room}, ${day}`,
    openRoom: (id) => phrase`Sala aberta ${id}`,
    sealedRoom: (id) => phrase`Sala lacrada ${id}`,
    saved: (at, timeZone) => `Salvo em ${at} (${timeZone})`,
    messages,
    authors: 'Quem escreveu isto',
    key: 'Chave',
    copy: 'Esta página é uma cópia para ler e não prova nada por si só. Os nomes são os que as pessoas deram a si mesmas; as chaves as distinguem. O arquivo assinado da mesma sala prova quem escreveu o quê.',
  },
};
