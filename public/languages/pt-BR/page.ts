import type { PageWords } from '../parts.ts';

export const page: PageWords = {
  about:
    'Salas de conversa para grupos pequenos, de navegador a navegador. Compartilhe um link e fale; o que você diz vai direto para os outros.',
  share: {
    openRoom: 'Sala aberta',
    sealedRoom: 'Sala lacrada',
    whoComesInOpen:
      'Qualquer pessoa com o link pode entrar. O servidor também o conhece; a chave de uma sala lacrada ele nunca vê.',
    whoComesInSealed:
      'Só entra quem tem o link inteiro. A parte depois de # é a chave: ela nunca chega ao servidor, que não consegue ler nem falsificar nada.',
    copyLink: 'Copiar link',
    hand: 'Compartilhar…',
    qrCode: 'Código QR',
    linkToRoom: 'Link desta sala',
  },
  rooms: { open: 'Salas' },
  menu: { name: 'Menu da sala' },
  transcript: { name: 'Conversa' },
  empty: {
    heading: 'Compartilhe o link e fale',
    sendLink: 'Envie este link às pessoas com quem você quer falar. Quem o tiver pode entrar.',
    address: 'Endereço para compartilhar',
    copy: 'Copiar',
    whereItGoes:
      'O que você diz vai direto de navegador a navegador e dura até a última pessoa fechar a aba, ou mais, se alguém guardar a sala no próprio dispositivo.',
  },
  people: {
    name: 'Pessoas',
    yourName: 'Seu nome',
    privateConversations: 'Conversas privadas',
    alone: 'Só você por enquanto',
  },
  storageFull:
    'Este navegador não consegue guardar mais: o que for dito a partir de agora se perde ao fechar ou recarregar esta página.',
  malformed: {
    heading: 'Essa sala não existe',
    why: 'O nome de uma sala tem até 64 letras, números, hifens e sublinhados. O deste endereço tem outra coisa, talvez porque o link foi cortado ou alterado no caminho.',
    whatToDo: 'Peça o link de novo ou abra uma sala sua.',
  },
  locked: {
    missing: 'Esta sala precisa do link inteiro',
    wrong: 'Este link tem a chave de outra sala',
    damaged: 'O fim deste link está danificado',
    why: 'A parte depois de # é a chave da sala. Ela nunca chega ao servidor, então só quem tem o link inteiro pode passá-la a você.',
    whatToDo: 'Peça o link de novo a alguém e copie até o final.',
  },
  which: {
    heading: 'Qual é a sala?',
    why: 'O endereço não diz com certeza qual sala é. Talvez o link tenha levado junto um sinal do texto em volta, sido alterado no caminho ou digitado à mão. Você ainda não entrou em nenhuma sala.',
  },
  elsewhere: {
    open: 'Esta sala está aberta em outra aba',
    moved: 'Esta sala agora está aberta em outra aba',
    silent: 'A outra aba não responde',
    how: 'Em um navegador você é uma pessoa só, então uma aba por vez tem a sala. Use-a aqui, e o que foi dito, seu rascunho e o que você não leu vêm junto.',
    whySilent: 'Ela foi a última a ter esta sala. Foi fechada, ou o navegador a pôs para dormir.',
    calling:
      'Você está em uma chamada na outra aba. Usar a sala aqui encerra a chamada lá; aqui você pode voltar a ela.',
    useHere: 'Usar aqui',
  },
  forgotten: {
    heading: 'Esta sala foi esquecida',
    why: 'Você fez este navegador esquecê-la: quem você era aqui, seu rascunho e tudo o que foi dito foram apagados deste dispositivo.',
    rooms: 'Ver minhas salas',
  },
  startNewRoom: 'Abrir uma sala nova',
  unsupported: {
    heading: 'Este navegador não consegue participar',
    explanation:
      'O Parley conecta os navegadores diretamente entre si, por WebRTC. Neste, ele falta, está desligado ou bloqueado. Abra o link em um Chrome, Edge, Firefox ou Safari atual, ou veja aqui:',
    extension:
      'Uma extensão contra vazamentos de WebRTC ou um ajuste de privacidade: permita WebRTC nesta página.',
    firefox:
      'Firefox: media.peerconnection.enabled em about:config precisa ser true. O Tor Browser não tem WebRTC.',
    lockdown: 'iPhone, iPad, Mac: o Modo de Isolamento o desliga; exclua este site dele.',
    app: 'Uma página dentro de outro app: abra-a no próprio navegador.',
    policy: 'Um dispositivo do trabalho ou da escola: pode estar desligado. Pergunte a quem o administra.',
    again: 'Tentar de novo',
  },
  stopped: {
    heading: 'O Parley não consegue iniciar aqui',
    old: 'Falta a este navegador algo de que o Parley precisa, ou está desligado. Abra este link em um atual: Chrome ou Edge 123, Firefox 128, Safari 17.5 ou mais novo. Em celulares, o navegador costuma vir com uma atualização do sistema.',
    cut: 'Parte da página não chegou. Se recarregar não resolver, o servidor está fora do ar ou algo no meio a retém: uma extensão que bloqueia scripts ou um filtro na sua rede.',
    broken:
      'Algo neste navegador impede a página. Pode ser uma extensão que altera páginas ou um ajuste de privacidade rígido: tente sem isso, em uma janela privada ou em outro navegador.',
    details: 'Em termos técnicos:',
    again: 'Recarregar',
  },
  composer: { message: 'Mensagem', placeholder: 'Escreva uma mensagem', send: 'Enviar' },
};
