import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ShellWords } from '../parts.ts';

export const shell: ShellWords = {
  shell: {
    productName: 'Parley',
    theme: { system: 'Tema: sistema', light: 'Tema: claro', dark: 'Tema: oscuro' },
    unavailable: 'No está disponible mientras no se pueda acceder al servidor.',
    joining: 'Entrando en la sala…',
    unreachable: 'No se puede acceder al servidor: el chat sigue, pero nadie nuevo puede entrar',
    refusal: {
      'room-full': 'Esta sala está llena. Inténtalo cuando alguien se haya ido, o abre una sala propia.',
      'wrong-key': 'Esta sala está sellada: abre el enlace completo, con la parte después de #',
      'bad-request': 'El servidor no entendió esta página. Recárgala; si no ayuda, abre una sala nueva.',
      'tunnel-full':
        'Este túnel está lleno: no cabe nadie más. Entrarás automáticamente en cuanto alguien se vaya.',
      busy: 'El servidor está ocupado y no deja entrar a nadie por ahora. Entrarás automáticamente en cuanto se pueda.',
    },
    retry: 'Reintentar',
    freshRoom: 'Sala nueva',
  },
  framed: {
    openInTab: 'Abrir en una pestaña',
    whyOpenInTab: (host) =>
      `Esta sala por sí sola, en ${host}. La mayoría de los navegadores separan las páginas incrustadas: en la pestaña eres entonces otra persona.`,
    keptApart:
      'Estás dentro de otro sitio web. La mayoría de los navegadores solo vuelven a encontrar lo que se guarda aquí, y quién eres, dentro de ese sitio.',
  },
  notes: {
    clock: {
      behind: (time) => `El reloj de este dispositivo va ${time} atrasado; las horas se muestran corregidas`,
      ahead: (time) => `El reloj de este dispositivo va ${time} adelantado; las horas se muestran corregidas`,
    },
    copied: {
      here: 'Otro dispositivo tiene una copia de los datos de este navegador y está en esta sala. Aquí eres ahora alguien nuevo',
      elsewhere:
        'Otro dispositivo tenía una copia de los datos de este navegador y entró en esta sala como tú. Ahora es otra persona',
    },
    network:
      'Tu red bloquea las conexiones directas, así que aquí no llegas a nadie. Prueba otra red, como los datos móviles o compartir desde un teléfono, o desactiva la VPN. Si solo tienes esta, envía el informe de conexión a quien te dio el enlace: puede abrir un camino.',
    report: 'Informe de conexión',
    dismiss: 'Ocultar',
    lastResort: {
      possible: (name) => `No hay camino directo hasta ${name}. ¿Hablar por el servidor? No puede leerlo.`,
      asked: (name) =>
        `No hay camino directo entre tú y ${name}, que propone hablar por el servidor. No puede leerlo.`,
      wished: (name) => `Esperando a que ${name} acepte hablar por el servidor`,
      open: 'Lo que os decís pasa por el servidor, sellado: no puede leerlo, y solo ve que habláis y cuánto. Las llamadas y los archivos necesitan un camino directo.',
      talk: 'Hablar por el servidor',
      notNow: 'Ahora no',
    },
    newVersion: 'Hay una versión nueva',
    reload: 'Recargar',
    later: 'Más tarde',
  },
  blocked: {
    heading: 'Este navegador no deja conectar a nadie',
    explanation:
      'Tiene WebRTC, pero no le da ninguna dirección desde la que conectar. Es un ajuste, una extensión o una directiva del navegador, no tu red. Usa otro navegador o mira aquí:',
    remedies: [
      'Extensiones como uBlock Origin: desactiva «Evitar que WebRTC filtre las direcciones IP locales».',
      'Brave, Opera, Vivaldi: elige el valor predeterminado para WebRTC y direcciones IP en los ajustes de privacidad.',
      'Firefox: restablece lo que empieza por media.peerconnection.ice en about:config.',
      'Un dispositivo del trabajo o de la escuela: puede estar fijada la directiva WebRtcIPHandling. Pregunta a quien lo administre.',
    ],
  },
  chooseRoom: {
    heading: '¿Para qué sala es esto?',
    what: 'Texto compartido',
    whatHappens: 'Se pondrá allí en el cuadro de mensaje. No se envía nada hasta que tú lo envíes.',
    freshRoom: 'Una sala nueva',
  },
  deadEnd: { openRoom: (roomId) => phrase`Abrir ${roomId}` },
  paper: {
    openRoom: (id) => phrase`Sala abierta ${id}`,
    sealedRoom: (id) => phrase`Sala sellada ${id}`,
    printed: (at, timeZone) => `Impreso el ${at} (${timeZone})`,
    present: (names) => phrase`Presentes en ese momento: ${names}`,
    noKey: 'La clave de esta sala no se imprime. Sin ella no entra nadie.',
  },
  aboutPage: {
    heading: 'Acerca de esta página',
    version: 'Versión',
    hash: 'SHA-256 de su código',
    before: 'Antes',
    after: 'Después',
    looking: 'comprobando…',
    unknown: 'no se sabe mientras no se pueda acceder al servidor',
    changed: 'El código de esta página ha cambiado desde tu última visita.',
    noticed: (when) => `Advertido el ${when}.`,
    lastChange: (when) => `El código de esta página cambió por última vez el ${when}.`,
    unchanged: 'El código de esta página es el mismo que cuando este dispositivo la guardó por primera vez.',
    keeping: {
      kept: 'Guardada en este dispositivo: esta página se abre también sin el servidor.',
      'not-yet': 'Aún no guardada en este dispositivo: sin el servidor no se abre.',
      insecure:
        'No guardada en este dispositivo, así que sin el servidor no se abre. Los navegadores solo guardan páginas por https.',
      missing:
        'No guardada en este dispositivo, así que sin el servidor no se abre. Este navegador no guarda páginas, o no en este tipo de ventana.',
    },
    compare: 'Comparar',
    howToCompare: [
      'El servidor muestra esta huella al iniciarse, y una compilación del mismo código fuente la tiene en dist/hashes.json. Si son iguales, esta página es lo que produce ese código. Otras personas de la sala pueden leerte la suya.',
      'Una página modificada a propósito puede mostrar cualquier huella. Quien tenga que estar seguro compara los archivos con otro programa:',
    ],
    files: 'todos los archivos y sus huellas',
    copy: 'Copiar como texto',
    asText: (version, hash) => `Parley ${version}, SHA-256 ${hash}`,
  },
  notify: {
    isCalling: (name) => `${name} te llama`,
    mentionsYou: (name) => `${name} te menciona`,
    newMessages: (count) =>
      plural(count, {
        one: `${numberOf(count)} mensaje nuevo`,
        other: `${numberOf(count)} mensajes nuevos`,
      }),
    latestMessage: (name, text) => `${name}: ${text}`,
    countedTitle: (count, title) => `(${count}) ${title}`,
  },
};
