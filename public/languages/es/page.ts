import type { PageWords } from '../parts.ts';

export const page: PageWords = {
  about:
    'Salas de chat para grupos pequeños, de navegador a navegador. Comparte un enlace y habla; lo que dices va directo a los demás.',
  share: {
    openRoom: 'Sala abierta',
    sealedRoom: 'Sala sellada',
    whoComesInOpen:
      'Puede entrar cualquiera que tenga el enlace. El servidor también lo conoce; la clave de una sala sellada no la ve nunca.',
    whoComesInSealed:
      'Solo puede entrar quien tenga el enlace completo. La parte después de # es la clave: nunca llega al servidor, que no puede leer ni falsificar nada.',
    copyLink: 'Copiar enlace',
    hand: 'Compartir…',
    qrCode: 'Código QR',
    linkToRoom: 'Enlace a esta sala',
  },
  rooms: { open: 'Salas' },
  menu: { name: 'Menú de la sala' },
  transcript: { name: 'Conversación' },
  empty: {
    heading: 'Comparte el enlace y habla',
    sendLink: 'Envía este enlace a las personas con quienes quieres hablar. Quien lo tenga puede entrar.',
    address: 'Dirección para compartir',
    copy: 'Copiar',
    whereItGoes:
      'Lo que dices va directo de navegador a navegador y dura hasta que la última persona cierre la pestaña, o más si alguien guarda la sala en su dispositivo.',
  },
  people: {
    name: 'Personas',
    yourName: 'Tu nombre',
    privateConversations: 'Conversaciones privadas',
    alone: 'Por ahora solo estás tú',
  },
  storageFull:
    'Este navegador no puede guardar más: lo que se diga desde ahora se pierde al cerrar o recargar esta página.',
  malformed: {
    heading: 'No existe esa sala',
    why: 'El nombre de una sala tiene hasta 64 letras, cifras, guiones y guiones bajos. El de esta dirección tiene algo más, quizá porque el enlace se cortó o cambió por el camino.',
    whatToDo: 'Pide el enlace otra vez o abre una sala propia.',
  },
  locked: {
    missing: 'Esta sala necesita el enlace completo',
    wrong: 'Este enlace tiene la clave de otra sala',
    damaged: 'El final de este enlace está dañado',
    why: 'La parte después de # es la clave de la sala. Nunca llega al servidor, así que solo puede dártela quien tenga el enlace completo.',
    whatToDo: 'Pide el enlace otra vez y cópialo hasta el final.',
  },
  which: {
    heading: '¿Qué sala es?',
    why: 'La dirección no dice con seguridad a qué sala se refiere. Quizá el enlace se llevó un signo del texto de alrededor, cambió por el camino o se escribió a mano. Todavía no has entrado en ninguna sala.',
  },
  elsewhere: {
    open: 'Esta sala está abierta en otra pestaña',
    moved: 'Esta sala está ahora abierta en otra pestaña',
    silent: 'La otra pestaña no responde',
    how: 'En un navegador eres una sola persona, así que solo una pestaña a la vez tiene la sala. Úsala aquí y te acompañan lo dicho, tu borrador y lo que no has leído.',
    whySilent: 'Fue la última en tener esta sala. Se cerró, o el navegador la puso a dormir.',
    calling:
      'Estás en una llamada en la otra pestaña. Si usas la sala aquí, la llamada termina allí; aquí puedes volver a ella.',
    useHere: 'Usarla aquí',
  },
  forgotten: {
    heading: 'Esta sala está olvidada',
    why: 'Hiciste que este navegador la olvidara: quién eras aquí, tu borrador y todo lo dicho ya no están en este dispositivo.',
    rooms: 'Ver mis salas',
  },
  startNewRoom: 'Abrir una sala nueva',
  unsupported: {
    heading: 'Este navegador no puede participar',
    explanation:
      'Parley conecta los navegadores directamente entre sí mediante WebRTC. En este falta, está desactivado o bloqueado. Abre el enlace en un Chrome, Edge, Firefox o Safari actual, o mira aquí:',
    extension:
      'Una extensión contra fugas de WebRTC o un ajuste de privacidad: permite WebRTC en esta página.',
    firefox:
      'Firefox: media.peerconnection.enabled en about:config tiene que ser true. Tor Browser no tiene WebRTC.',
    lockdown: 'iPhone, iPad, Mac: el modo de aislamiento lo desactiva; excluye este sitio.',
    app: 'Una página dentro de otra aplicación: ábrela en el navegador.',
    policy:
      'Un dispositivo del trabajo o de la escuela: puede estar desactivado. Pregunta a quien lo administre.',
    again: 'Reintentar',
  },
  stopped: {
    heading: 'Parley no puede iniciarse aquí',
    old: 'A este navegador le falta algo que Parley necesita, o lo tiene desactivado. Abre este enlace en uno actual: Chrome o Edge 123, Firefox 128, Safari 17.5 o más reciente. En los teléfonos el navegador suele venir con una actualización del sistema.',
    cut: 'Una parte de la página no llegó. Si recargar no ayuda, el servidor no está o algo la retiene: una extensión que bloquea scripts o un filtro de tu red.',
    broken:
      'Algo en este navegador detiene la página. Puede ser una extensión que cambia páginas o un ajuste de privacidad estricto: prueba sin ello, en una ventana privada o en otro navegador.',
    details: 'En términos técnicos:',
    again: 'Recargar',
  },
  composer: { message: 'Mensaje', placeholder: 'Escribe un mensaje', send: 'Enviar' },
};
