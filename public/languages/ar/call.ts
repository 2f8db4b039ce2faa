import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { CallWords } from '../parts.ts';

type Source = 'microphone' | 'camera' | 'screen';

const nouns: Record<Source, string> = { microphone: 'الميكروفون', camera: 'الكاميرا', screen: 'الشاشة' };

const people = (count: number): string =>
  plural(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${numberOf(count)} أشخاص`,
    many: `${numberOf(count)} شخصًا`,
    other: `${numberOf(count)} شخص`,
  });

/** After a preposition. */
const ofPeople = (count: number): string =>
  plural(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصين',
    few: `${numberOf(count)} أشخاص`,
    many: `${numberOf(count)} شخصًا`,
    other: `${numberOf(count)} شخص`,
  });

export const call: CallWords = {
  name: 'مكالمة',
  button: {
    call: 'اتصال',
    callEverybody: 'الاتصال بكل من في الغرفة',
    join: 'انضمام إلى المكالمة ',
    joinCount: (others) => `(${others})`,
    joinCall: 'الانضمام إلى المكالمة في هذه الغرفة',
    callMember: (name) => `الاتصال بـ ${name}`,
    inCall: 'في مكالمة',
    goToCall: 'الانتقال إلى المكالمة',
    insecure: (words) =>
      `${words}: للمشاهدة والاستماع فقط. لا تتيح المتصفحات الكاميرا والميكروفون إلا للصفحات المفتوحة عبر https.`,
  },
  inRoomCall: 'في المكالمة',
  look: {
    callEverybody: 'الاتصال بالجميع',
    join: (others) => `الانضمام إلى المكالمة: فيها ${people(others)}`,
    call: (name) => phrase`الاتصال بـ ${name}`,
    answer: (name) => phrase`${name} يتصل بك`,
    own: 'صورتك',
    cameraOff: 'الكاميرا متوقفة',
    noCamera: 'بلا كاميرا',
    noMicrophone: 'بلا ميكروفون',
    level: 'مستوى الميكروفون',
    go: { call: 'اتصال', join: 'انضمام', answer: 'رد' },
    goSilent: { call: 'اتصال على أي حال', join: 'انضمام على أي حال', answer: 'رد على أي حال' },
    cancel: 'إلغاء',
    without: {
      both: 'يمكنك المتابعة مع ذلك: ترى الآخرين وتسمعهم، ولا يرونك ولا يسمعونك.',
      microphone: 'يمكنك المتابعة مع ذلك: يرونك ولا يسمعونك.',
      camera: 'يمكنك المتابعة بالصوت وحده: يسمعونك ولا يرونك.',
    },
    reasons: {
      denied: 'لا يسمح المتصفح بالكاميرا والميكروفون: اسمح بهما بجانب العنوان.',
      'none-found': 'لم يُعثر على كاميرا ولا ميكروفون.',
      'in-use': 'لا يمكن استخدام الكاميرا والميكروفون: قد يستخدمهما برنامج آخر.',
      insecure: 'لم تُفتح هذه الصفحة عبر https: لا تعطيها المتصفحات حينها كاميرا ولا ميكروفونًا.',
      unsupported: 'لا يعطي هذا المتصفح الصفحات كاميرا ولا ميكروفونًا.',
      lost: 'اختفت الكاميرا والميكروفون: ربما فُصلا.',
      failed: 'تعذر تشغيل الكاميرا والميكروفون.',
    },
  },
  line: {
    started: (name) => phrase`بدأ ${name} مكالمة`,
    startedSelf: 'بدأتَ مكالمة',
    isOn: 'مكالمة جارية',
    count: (count) => `فيها ${people(count)}`,
    join: 'انضمام',
    isIn: 'أنت فيها',
    over: 'مكالمة',
    short: 'أقل من دقيقة',
    you: 'أنت',
  },
  heading: {
    calling: (name) => phrase`جارٍ الاتصال بـ ${name}…`,
    waiting: (name) => phrase`في انتظار عودة ${name}…`,
    pair: (name) => phrase`في مكالمة مع ${name}`,
    alone: 'في مكالمة الغرفة: لا أحد غيرك حتى الآن',
    room: (count) => `في مكالمة الغرفة: ${people(count)}`,
  },
  controls: {
    all: 'عناصر التحكم بالمكالمة',
    mute: 'كتم الميكروفون',
    unmute: 'تشغيل الميكروفون',
    cameraOn: 'تشغيل الكاميرا',
    cameraOff: 'إيقاف الكاميرا',
    share: 'مشاركة الشاشة',
    stopSharing: 'إيقاف المشاركة',
    devices: 'اختيار الأجهزة',
    pictureInPicture: 'صورة داخل صورة',
    fullScreen: 'ملء الشاشة',
    speakerView: 'تكبير المتحدث',
    gridView: 'عرض الجميع بالتساوي',
    cancel: 'إلغاء المكالمة',
    hangUp: 'إنهاء المكالمة',
  },
  tiles: {
    all: 'في هذه المكالمة',
    muted: 'الميكروفون متوقف',
    screenOf: (name) => `شاشة ${name}`,
    pictureOf: (name) => `صورة ${name}`,
    self: '(أنت)',
    noDirectConnection: 'لا اتصال مباشر',
    away: 'غائب',
    reconnecting: 'يعاد الاتصال…',
    mutedByYou: 'كتمتَه',
    enlarge: (name) => `إبقاء ${name} كبيرًا`,
    release: (name) => `عدم إبقاء ${name} كبيرًا`,
  },
  devices: {
    heading: 'الأجهزة',
    microphone: 'الميكروفون',
    camera: 'الكاميرا',
    loudspeaker: 'مكبر الصوت',
    systemsChoice: 'اختيار النظام',
    noneFound: 'لم يُعثر على شيء',
    nth: (kind, n) => `${kind} ${n}`,
  },
  unheard: 'الميكروفون متوقف: لا أحد يسمعك.',
  asking: 'في انتظار المتصفح…',
  problem: {
    screenDenied: 'لا تُشارك أي شاشة: لم تُختر واحدة، أو لا يسمح المتصفح بذلك.',
    reasons: {
      denied: (source) => `لا يسمح المتصفح بـ ${nouns[source]}: اسمح بذلك بجانب العنوان، ثم شغّل من هنا.`,
      'none-found': (source) => `لم يُعثر على ${nouns[source]}.`,
      'in-use': (source) => `لا يمكن استخدام ${nouns[source]}: قد يستخدم ذلك برنامج آخر.`,
      insecure: (source) =>
        `لا تتيح المتصفحات ${nouns[source]} إلا للصفحات المفتوحة عبر https أو على هذا الجهاز نفسه.`,
      unsupported: (source) => `لا يستطيع هذا المتصفح مشاركة ${nouns[source]}.`,
      lost: (source) => `انقطع الاتصال بـ ${nouns[source]}: ربما فُصل الجهاز.`,
      failed: (source) => `تعذر تشغيل ${nouns[source]}.`,
    },
    meanwhile: {
      microphone: 'لا يسمعك الآخرون؛ وأنت تسمعهم.',
      camera: 'لا يراك الآخرون؛ وكل ما عدا ذلك يعمل.',
      screen: '',
    },
  },
  incoming: {
    label: 'مكالمة واردة',
    from: (name) => phrase`${name} يتصل بك`,
    accept: 'رد',
    withSound: 'رد بالصوت فقط',
    decline: 'رفض',
  },
  interrupted: {
    label: 'مكالمة انقطعت',
    room: 'كنت في مكالمة الغرفة.',
    pair: (name) => phrase`كنت في مكالمة مع ${name}.`,
    goBack: 'العودة إلى المكالمة',
    stayOut: 'البقاء خارجها',
  },
  news: {
    ended: 'انتهت المكالمة',
    other: 'عن المكالمة',
    ok: 'حسنًا',
    callBack: 'معاودة الاتصال',
    callAgain: 'الاتصال مجددًا',
  },
  end: {
    declined: (name) => phrase`رفض ${name} المكالمة.`,
    busy: (name) => phrase`${name} في مكالمة أخرى.`,
    'no-answer': (name) => phrase`لم يرد ${name}.`,
    unreachable: (name) => phrase`لم يعد ${name} هنا.`,
    ended: (name) => phrase`انتهت المكالمة مع ${name}.`,
    missed: (name) => phrase`فاتتك مكالمة من ${name}.`,
  },
  full: (limit) => `المكالمة ممتلئة: لا تتسع لأكثر من ${ofPeople(limit)}.`,
  camerasFull: (limit) =>
    `${plural(limit, {
      zero: 'لا تُعرض صور في هذه المكالمة',
      one: 'لا تُعرض في هذه المكالمة أكثر من صورة واحدة',
      two: 'لا تُعرض في هذه المكالمة أكثر من صورتين',
      few: `لا تُعرض في هذه المكالمة أكثر من ${numberOf(limit)} صور`,
      many: `لا تُعرض في هذه المكالمة أكثر من ${numberOf(limit)} صورة`,
      other: `لا تُعرض في هذه المكالمة أكثر من ${numberOf(limit)} صورة`,
    })}، كي تحتملها خطوط الاتصال العادية. يمكنك أن تسمع وتتكلم وتكتب.`,
  noCameras: 'المكالمات في هذه الغرفة بلا صور. يمكنك أن تسمع وتتكلم وتكتب.',
};
