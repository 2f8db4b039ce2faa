import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { FileWords } from '../parts.ts';

export const files: FileWords = {
  attach: 'إرفاق ملفات',
  tray: {
    name: 'ملفات للإرسال',
    remove: (file) => `إزالة ${file}`,
    preparing: 'جارٍ التحضير…',
    unreadable: 'لا يمكن عرضه هنا: يُرسل كما هو، بكل ما فيه',
    video: 'يُرسل كما هو: ومعه مكان التسجيل ووقته إن كانا فيه',
    original: 'الأصل',
    whyShrunk: 'تُصغّر الصور، من دون المكان وبيانات الكاميرا.',
    whyOriginal: 'تُرسل الصور كما هي: ومعها مكان التقاطها وبيانات الكاميرا.',
    toRoom: 'يُرسل إلى الغرفة',
    toMember: (name) => phrase`يُرسل إلى ${name} وحده`,
  },
  drop: {
    toRoom: 'أفلت للإرسال إلى كل من في الغرفة',
    toMember: (name) => phrase`أفلت للإرسال إلى ${name} وحده`,
    notYet: 'يمكنك أن تنظر إليه أولًا، وتكتب معه شيئًا',
  },
  refusal: {
    folder: (file) => `${file} مجلد: اجمعه في ملف واحد، مثل أرشيف zip، وأرسله`,
    empty: (file) => `${file} فارغ`,
    tooLarge: (file, most) => `${file} كبير جدًا: الحد الأقصى هنا ${most}`,
    tooMany: (most) => `الحد الأقصى لعدد الملفات في المرة الواحدة: ${numberOf(most)}`,
    more: (count) =>
      plural(count, {
        zero: 'ولا غيره',
        one: 'وواحد آخر',
        two: 'واثنان آخران',
        few: `و${numberOf(count)} أخرى`,
        many: `و${numberOf(count)} أخرى`,
        other: `و${numberOf(count)} أخرى`,
      }),
    tooLong: 'ما كتبته أطول من أن يُرسل معه: اختصره لإرساله',
    cannotWrite: 'لم يُرسل: لا تقبل هذه الغرفة مزيدًا من الرسائل منك هنا',
    unreadable: (file) => `لم تعد قراءة ${file} ممكنة`,
  },
  bytes: (count) =>
    plural(count, {
      zero: '0 بايت',
      one: '1 بايت',
      two: '2 بايت',
      few: `${numberOf(count)} بايت`,
      many: `${numberOf(count)} بايت`,
      other: `${numberOf(count)} بايت`,
    }),
  kilobytes: (count) => `${count} ك.ب`,
  megabytes: (count) => `${count} م.ب`,
  gigabytes: (count) => `${count} غ.ب`,
  perSecond: (size) => `${size}/ث`,
  left: {
    moments: 'بقيت بضع ثوانٍ',
    seconds: (count) =>
      plural(count, {
        zero: 'انتهى تقريبًا',
        one: 'بقيت ثانية واحدة',
        two: 'بقيت ثانيتان',
        few: `بقيت ${numberOf(count)} ثوانٍ`,
        many: `بقيت ${numberOf(count)} ثانية`,
        other: `بقيت ${numberOf(count)} ثانية`,
      }),
    minutes: (count) =>
      plural(count, {
        zero: 'انتهى تقريبًا',
        one: 'بقيت دقيقة واحدة',
        two: 'بقيت دقيقتان',
        few: `بقيت ${numberOf(count)} دقائق`,
        many: `بقيت ${numberOf(count)} دقيقة`,
        other: `بقيت ${numberOf(count)} دقيقة`,
      }),
    hours: (count) =>
      plural(count, {
        zero: 'انتهى تقريبًا',
        one: 'بقيت ساعة واحدة',
        two: 'بقيت ساعتان',
        few: `بقيت ${numberOf(count)} ساعات`,
        many: `بقيت ${numberOf(count)} ساعة`,
        other: `بقيت ${numberOf(count)} ساعة`,
      }),
    days: (count) =>
      plural(count, {
        zero: 'انتهى تقريبًا',
        one: 'بقي يوم واحد',
        two: 'بقي يومان',
        few: `بقيت ${numberOf(count)} أيام`,
        many: `بقي ${numberOf(count)} يومًا`,
        other: `بقي ${numberOf(count)} يوم`,
      }),
  },
  partOf: (part, whole) => `${part} من ${whole}`,
  from: (count) =>
    plural(count, {
      zero: 'من لا أحد',
      one: 'من شخص واحد',
      two: 'من شخصين',
      few: `من ${numberOf(count)} أشخاص`,
      many: `من ${numberOf(count)} شخصًا`,
      other: `من ${numberOf(count)} شخص`,
    }),
  overTurn: 'عبر خادم TURN',
  giving: (rate) => `جارٍ الإرسال، ${rate}`,
  percent: (count) => `${count}%`,
  progress: (file) => `تنزيل ${file}`,
  paused: 'متوقف مؤقتًا',
  wait: {
    'nobody-has-it': 'في انتظار من لديه الملف: يتابع تلقائيًا عند حضوره',
    'no-connection': 'لا اتصال بمن لديه الملف: يتابع تلقائيًا عند توفر اتصال، أو حين يملكه شخص أقرب',
    'no-own-link':
      'ينتقل الملف الخاص مباشرة من أحدكما إلى الآخر، ولا يمر عبر غيركما أبدًا، وأنتما غير متصلين مباشرة. يتابع تلقائيًا عند اتصالكما؛ وقد تنفع شبكة أخرى لأي منكما',
    'turn-off':
      'لا يمكن الوصول إلى من لديه الملف إلا عبر خادم TURN، والملفات لا تمر عبره هنا: قد تنفع شبكة أخرى',
    'choose-again': 'أُعيد تحميل هذه الصفحة ولم تعد تستطيع قراءة الملف: اختره مجددًا ليحصل عليه الآخرون',
  },
  failure: {
    full: 'لا تكفي المساحة له على هذا الجهاز: وفّر بعضها ثم حاول مجددًا',
    lost: 'لم يستطع المتصفح حفظه، أو فقد ما كان لديه منه',
    'too-large': 'أكبر من أن تحتمله هذه الصفحة، إذ عليها إبقاء الملفات في الذاكرة',
    off: 'أوقف مشغّل هذا الخادم الملفات',
    'over-limit': 'أكبر مما يسمح به مشغّل هذا الخادم',
    'two-versions': 'وقّع مرسله نسختين منه، ولا يمكن الوثوق بأي منهما: اطلب إرساله مجددًا',
    'source-changed': 'تغيّر الملف أو أُزيل من هذا الجهاز: اختره كما كان، أو أرسله من جديد',
  },
  tooLargeForMemory: (most) =>
    `تقبل هذه الصفحة ملفات حتى ${most}: عليها إبقاؤها في الذاكرة لأن المتصفح لا يتيح لها القرص (يتطلب ذلك https ونافذة غير خاصة)`,
  memoryFull: (most) =>
    `تُبقي هذه الصفحة في الذاكرة ملفات مجموعها حتى ${most}، ولم تعد لديها مساحة: احفظ ما تحتاج إليه ثم أعد تحميلها`,
  inMemory: 'في الذاكرة: يضيع عند إغلاق هذه الصفحة',
  notThisFile: 'هذا ملف آخر، أو أنه تغيّر منذ ذلك الحين',
  cannotShow: 'أكبر من أن يُعرض هنا، لكن يمكن حفظه',
  download: 'تنزيل',
  pause: 'إيقاف مؤقت',
  resume: 'متابعة',
  cancel: 'إلغاء',
  save: 'حفظ',
  retry: 'إعادة المحاولة',
  chooseAgain: 'اختيار الملف مجددًا',
  openPicture: (file) => `عرض ${file} بالحجم الكامل`,
  have: (count, of) => `لدى ${numberOf(count)} من ${numberOf(of)}`,
  nobodyHas: 'ليس لدى أحد هنا.',
  had: {
    one: (name) => phrase`كان لدى ${name}.`,
    two: (one, other) => phrase`كان لدى ${one} و${other}.`,
    many: (one, other, more) =>
      phrase`كان لدى ${one} و${other} ${plural(more, {
        zero: 'فقط',
        one: 'وشخص آخر',
        two: 'وشخصين آخرين',
        few: `و${numberOf(more)} آخرين`,
        many: `و${numberOf(more)} آخرين`,
        other: `و${numberOf(more)} آخرين`,
      })}.`,
  },
  holders: {
    heading: 'من لديه الملف',
    hasIt: 'لديه: ',
    notYet: 'ليس بعد: ',
    hadIt: 'كان لديه، وليس هنا: ',
    you: 'أنت',
    why: 'يمكن الحصول عليه من كل من لديه كله أو جزء منه، حتى بعد ذهاب من أرسله.',
  },
  aloud: {
    complete: (file) => `وصل ${file}`,
    saved: (file) => `حُفظ ${file}`,
    notSaved: (file) => `تعذر حفظ ${file}`,
    failed: (file, why) => `${file}: ${why}`,
  },
};
