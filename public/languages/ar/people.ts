import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

/** All masculine, so that the adjectives, which follow, agree. */
const ANIMALS =
  'الغزال النورس الصقر الثعلب الأرنب الدلفين الهدهد القنفذ البلبل الباندا الحصان الفهد الكركي الوعل'.split(
    ' ',
  );
const ADJECTIVES = 'الهادئ الشجاع اللطيف المرح الذهبي الفضي السريع الوفي النبيل السعيد اليقظ الحكيم'.split(
  ' ',
);

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `حول ${name} ${tag}`.trim(),
    reach: {
      connecting: 'جارٍ الاتصال',
      connected: 'متصل',
      connectedDirectly: 'متصل مباشرة',
      connectedOverRelay: 'متصل عبر مُرحِّل',
      connectedThroughServer: 'متصل عبر الخادم، بختم',
      via: (name) => phrase`عبر ${name}`,
      reconnectingSince: (time) => `يعاد الاتصال منذ ${time}`,
      unreachable: 'يتعذر الوصول إليه',
    },
    nameRefusal: {
      taken: (name) => `الاسم ${name} مستخدم في هذه الغرفة`,
      alike: (name) => `يشبه ${name} اسم شخص في هذه الغرفة`,
      blank: 'يحتاج الاسم إلى حرف مرئي واحد على الأقل',
      tooLong: 'هذا الاسم طويل جدًا',
    },
  },
  person: {
    here: (count) =>
      plural(count, {
        zero: 'لا أحد هنا',
        one: 'أنت وحدك هنا',
        two: 'شخصان هنا',
        few: `${numberOf(count)} أشخاص هنا`,
        many: `${numberOf(count)} شخصًا هنا`,
        other: `${numberOf(count)} شخص هنا`,
      }),
    andKeepers: (here, count) =>
      plural(count, {
        zero: here,
        one: `${here}، وحافظ واحد`,
        two: `${here}، وحافظان`,
        few: `${here}، و${numberOf(count)} حفظة`,
        many: `${here}، و${numberOf(count)} حافظًا`,
        other: `${here}، و${numberOf(count)} حافظ`,
      }),
    aloneWithKeepers: (count) =>
      plural(count, {
        zero: 'أنت وحدك حتى الآن',
        one: 'أنت وحافظ فقط حتى الآن',
        two: 'أنت وحافظان فقط حتى الآن',
        few: 'أنت وحفظة فقط حتى الآن',
        many: 'أنت وحفظة فقط حتى الآن',
        other: 'أنت وحفظة فقط حتى الآن',
      }),
    marks: { keeper: 'حافظ', verified: 'موثّق', muted: 'مكتوم', away: 'غائب' },
    keeps: 'يحفظ ما يقال',
    warning: {
      faulty: 'يرسل بيانات معيبة؛ تُرفض',
      verifiedNamesake: 'ليس من تحققت منه',
      metNamesake: 'بمفتاح غير السابق',
    },
    unreachableBecause: (reason) => `يتعذر الوصول إليه: ${reason}`,
    unreachable: {
      'no-way': 'لا الخادم ولا أحد هنا يستطيع تمرير الاتصال إليه',
      silent: 'تخرج المحاولات ولا يأتي جواب',
      'no-turn': '"عبر المُرحِّل فقط" مفعّل، ولا مُرحِّل هنا',
      'turn-failed': 'لا طريق مباشر، والمُرحِّل لا يعمل من هنا',
      'own-network': 'شبكتك تحظر الاتصالات المباشرة',
      'their-network': 'شبكته تحظر الاتصالات المباشرة',
      'both-networks': 'شبكتاكما لا تسمحان باتصال مباشر',
      blocked: 'لا ينفتح أي طريق، ولا حتى عبر مُرحِّل',
    },
  },
  names: {
    somebody: 'شخص ما',
    nameless: 'بلا اسم',
    suggested: (pick) => `${pick(ANIMALS)} ${pick(ADJECTIVES)}`,
  },
  private: {
    open: (name) => `مراسلة ${name} على انفراد`,
    unread: (words, unread) => `${words}، غير المقروء: ${numberOf(unread)}`,
    away: 'غائب',
    heading: (name) => phrase`على انفراد مع ${name}`,
    back: 'العودة إلى الغرفة',
    onlyYouTwo: 'لا يقرأ هذا سواكما',
    otherIsAway: 'غائب: ما تكتبه ينتظره هنا',
    blank: (name) => `ما تكتبه هنا يصل إلى ${name} وحده. ومن يمرره من الأعضاء لا يستطيع قراءته.`,
    writeTo: (name) => `اكتب إلى ${name}`,
    send: 'إرسال',
    note: 'رسالة خاصة',
    messagesFrom: (name, unread) =>
      phrase`${plural(unread, {
        zero: 'لا رسائل خاصة',
        one: 'رسالة خاصة',
        two: 'رسالتان خاصتان',
        few: `${numberOf(unread)} رسائل خاصة`,
        many: `${numberOf(unread)} رسالة خاصة`,
        other: `${numberOf(unread)} رسالة خاصة`,
      })} من ${name}`,
    read: 'قراءة',
    dismiss: 'ليس الآن',
    sendTo: (name) => `إرسال إلى ${name}`,
  },
  share: {
    copied: 'نُسخ',
    selected: 'حُدّد: انسخه الآن',
    copiedFirst: 'نُسخ. أرسله الآن إلى أحد.',
    selectedFirst: 'حُدّد: انسخه وأرسله إلى أحد.',
    linkHasChanged: 'تغيّر الرابط',
    qrHeading: 'امسح الرمز للانضمام',
    qrCode: 'رمز QR لرابط هذه الغرفة',
    invitation: 'دعوة',
    invites: (name) => phrase`يدعوك ${name} إلى غرفة مختومة جديدة`,
    goThere: 'الذهاب إليها',
    notNow: 'ليس الآن',
    newLinkToRoom: 'رابط جديد لهذه الغرفة',
    newLink: 'رابط جديد',
    moved: (name, host) =>
      phrase`يقول ${name} إن القادمين الجدد يصلون إلى هذه الغرفة الآن عبر ${host}. تبقى أنت مكانك.`,
    copyNewLink: 'نسخ الرابط الجديد',
  },
};
