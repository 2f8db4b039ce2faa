import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { RoomWords } from '../parts.ts';

const STRAIGHT = 'Lo que dices va directo de navegador a navegador.';

export const rooms: RoomWords = {
  menu: {
    groups: {
      invite: 'Invitar',
      rooms: 'Salas',
      keep: 'Guardar y exportar',
      notices: 'Notificaciones',
      appearance: 'Apariencia',
      safety: 'Seguridad',
      help: 'Ayuda',
    },
    search: 'Buscar',
    keys: 'Teclas y comandos',
    report: 'Informe de conexión',
    changeLock: 'Pasar a una nueva sala sellada',
    newSealedRoom: 'Nueva sala sellada',
    export: 'Exportar',
    import: 'Importar',
    aboutPage: 'Acerca de esta página',
    leave: 'Salir',
    forget: 'Olvidar esta sala',
    language: 'Idioma',
    browsersLanguage: 'El del navegador',
    english: 'English',
    whyLanguage: 'La página se recarga. La sala y tu borrador se quedan.',
    sound: 'Sonido',
    whySound: 'Un sonido breve cuando alguien escribe mientras miras otra cosa.',
    notifications: 'Notificaciones',
    whyNotifications:
      'Mientras esta página está en segundo plano: quién ha escrito y qué. Solo lo muestra este dispositivo, también en su pantalla bloqueada si lo permites.',
    notifyingProblem: {
      insecure: 'No en esta página: los navegadores solo permiten notificaciones por https.',
      missing: 'Este navegador no muestra notificaciones de páginas como esta.',
      blocked:
        'Tu navegador bloquea las notificaciones de esta página. Puedes cambiarlo en sus ajustes para este sitio.',
    },
    exampleNotification: 'Así se mostrarán los mensajes nuevos.',
    rememberKey: 'Recordar la clave en este dispositivo',
    whyRememberKey:
      'Así tu lista de salas abre esta. Quien acceda a este dispositivo también puede abrirla. Sin esto necesitas el enlace.',
    keyNotKept: 'Este navegador no guarda nada: su almacenamiento está lleno o desactivado.',
    pictures: 'Las imágenes llegan solas',
    whyPictures: 'Hasta 1 MB cada una. Los demás archivos y las imágenes mayores, solo cuando los pidas.',
    picturesMetered: 'Ahora no: este dispositivo ahorra datos, así que cada imagen espera a que la pidas.',
    relayOnly: 'Solo por relé',
    whyRelayOnly:
      'Oculta tu dirección IP a los demás. Todo pasa por un relé de quien gestiona esta página, siempre cifrado de extremo a extremo.',
    noRelay: 'Aquí no hay relé: no se puede llegar a nadie mientras esto esté activado.',
  },
  rooms: {
    heading: 'Salas',
    open: 'Salas',
    newRoom: 'Sala nueva',
    newSealedRoom: 'Nueva sala sellada',
    empty: 'Aún no hay salas',
    whyEmpty:
      'Aquí aparecerán las salas en las que hayas estado con este navegador. La lista está solo en este dispositivo y nadie más la ve.',
    where: 'Esta lista está solo en este dispositivo; nadie más la ve.',
    sealed: 'Sala sellada',
    here: 'Estás aquí',
    needsLink: 'Necesitas su enlace: su clave no está en este dispositivo',
    lastHere: (day, time) => `${day}, ${time}`,
    unread: (count) =>
      plural(count, {
        one: `${numberOf(count)} mensaje no leído`,
        other: `${numberOf(count)} mensajes no leídos`,
      }),
    many: '99+',
    rename: (room) => `Cambiar el nombre de ${room}`,
    forget: (room) => `Olvidar ${room}`,
    nameFor: (room) => `Tu nombre para ${room}`,
    nameProblem: {
      blank: 'Un nombre necesita al menos un carácter visible',
      'too-long': 'Este nombre es demasiado largo',
    },
    notKept: 'Este navegador no guarda nombres de salas: su almacenamiento está lleno o desactivado.',
    forgetting: {
      heading: (name) => phrase`¿Olvidar ${name}?`,
      explanation: [
        'Este dispositivo olvida quién eras allí, tu borrador y todo lo que se dijo, en todas sus pestañas. Si la sala está abierta en una de ellas, sales de ella. Al abrir de nuevo su enlace entras como alguien nuevo.',
        'Lo que dijiste se queda con los demás.',
      ],
      withoutLink: 'Solo volverás con su enlace. Sin el enlace, no.',
      action: 'Olvidar',
    },
    leaving: {
      heading: '¿Salir de esta sala?',
      unreached:
        'Lo último que dijiste aún no ha llegado a nadie. Espera en esta pestaña: vuelve a la sala en ella y llegará a quien venga. Con la pestaña se pierde.',
      keeping:
        'Lo que se dijo aquí está en esta pestaña y se pierde con ella. Este dispositivo puede guardarlo para cuando vuelvas.',
      notKept:
        'Este dispositivo no pudo guardarlo; el interruptor del menú de la sala dice por qué. Sigues aquí.',
      keepAndLeave: 'Guardar y salir',
      leave: 'Salir',
    },
  },
  keep: {
    name: 'Guardar en este dispositivo',
    off: 'Lo que se dice aquí se queda en esta pestaña y se pierde al cerrarla. Activado, se queda en este dispositivo hasta que olvides la sala.',
    moving: 'Guardando en este dispositivo…',
    on: (size) => `Ocupa ${size} en este dispositivo, hasta que olvides la sala o desactives esto.`,
    sealed: 'Se guarda cifrado: solo lo abre el enlace de la sala.',
    persistent: 'El navegador no lo borrará por su cuenta.',
    notPersistent: 'El navegador puede borrarlo por su cuenta si falta espacio.',
    failing: (why) => `Lo que se diga desde ahora no se guarda. ${why}`,
    trouble: {
      missing: 'Este navegador no le da a la página dónde guardar cosas, quizá por un ajuste de privacidad.',
      newer: 'Aquí hubo antes una versión más nueva de esta página. Recarga esta para obtenerla.',
      silent: 'El almacenamiento de este navegador no responde. Reiniciar el navegador suele ayudar.',
      cleared: 'Alguien vació el almacenamiento de este navegador, o lo hizo él mismo.',
      replaced:
        'Una versión más nueva de esta página está abierta en otra pestaña. Recarga esta para obtenerla.',
      full: 'No queda espacio en este dispositivo, o el navegador no da más a esta página.',
      bound: 'Parley no guarda más de unos 250 MB en un dispositivo. Olvida una sala para hacer espacio.',
      failed: 'El almacenamiento de este navegador ha fallado.',
    },
    bytes: (megabytes) => `${megabytes} MB`,
    lessThan: (size) => `menos de ${size}`,
    whereItGoes: {
      here: `${STRAIGHT} Este dispositivo lo guarda hasta que olvides la sala.`,
      nowhere:
        'Lo que dices va directo de navegador a navegador y dura hasta que la última persona cierre la pestaña, o más si alguien guarda la sala en su dispositivo.',
      withOthers: (names, count) =>
        `${STRAIGHT} Cuando todos hayáis cerrado la pestaña, ${plural(count, {
          one: `${names} aún lo guarda en su dispositivo.`,
          other: `${names} aún lo guardan en sus dispositivos.`,
        })}`,
      byKeeper: (kept) => `${STRAIGHT} ${kept}, también cuando todos hayáis cerrado la pestaña.`,
      asStranger: 'Este navegador no recuerda quién eres aquí: con otra pestaña entras como alguien nuevo.',
    },
    offButKept: (kept) =>
      `${kept}. En esta pestaña se pierde al cerrarla. Activado, también se queda en este dispositivo hasta que olvides la sala.`,
    keptBy: {
      until: (name, day) => phrase`Guardado por ${name} hasta el ${day}`,
      always: (name) => phrase`Guardado por ${name} hasta que se borre allí`,
    },
    keeper: {
      is: 'Un guardián, según dice: guarda lo que se dice aquí, también cuando todos se han ido, y se lo da a quien venga.',
      days: (count) =>
        plural(count, {
          one: 'Lo guarda todo durante un día.',
          other: `Lo guarda todo durante ${numberOf(count)} días.`,
        }),
      always: 'Lo guarda todo hasta que se borre allí.',
      atMost: (size) => `No más de ${size}: después se va primero lo más antiguo.`,
      reads: 'Lee lo que leen los miembros, pero no lo que otros se dicen en privado.',
    },
    keptUntil: (last) =>
      `Guardado aquí hasta que olvides la sala. Último mensaje: ${last}. Lo dicho desde entonces llega cuando haya alguien aquí.`,
    keeps: 'Guarda esta sala en su dispositivo, según dice.',
    keepsNot: 'Guarda esta sala solo hasta cerrar la pestaña, según dice.',
  },
};
