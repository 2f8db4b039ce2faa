import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { TalkWords } from '../parts.ts';

const characters = (count: number): string =>
  plural(count, {
    zero: 'لا أحرف',
    one: 'حرف واحد',
    two: 'حرفان',
    few: `${numberOf(count)} أحرف`,
    many: `${numberOf(count)} حرفًا`,
    other: `${numberOf(count)} حرف`,
  });

/** After a preposition. */
const byCharacters = (count: number): string =>
  plural(count, {
    zero: 'صفر',
    one: 'حرف واحد',
    two: 'حرفين',
    few: `${numberOf(count)} أحرف`,
    many: `${numberOf(count)} حرفًا`,
    other: `${numberOf(count)} حرف`,
  });

export const talk: TalkWords = {
  composer: {
    save: 'حفظ',
    charactersLeft: (count) => `المتبقي: ${characters(count)}`,
    tooLong: (excess) => `النص أطول بـ ${byCharacters(excess)}: اختصره`,
    refusal: {
      blankEdit: 'لم يبقَ شيء يُحفظ: احذف الرسالة، أو اضغط Escape',
      tooMany: (most) => `لا تقبل هذه الغرفة مزيدًا من الرسائل منك (${numberOf(most)}): ابدأ غرفة جديدة`,
      elsewhere: 'لم تُرسل: هذه الغرفة مفتوحة في علامة تبويب أخرى',
    },
  },
  aboveBox: {
    editing: 'تعديل رسالتك',
    replyingTo: (name) => phrase`الرد على ${name}`,
    replyingToSelf: 'الرد على نفسك',
    cancelReply: 'إلغاء الرد',
    cancelEdit: 'إلغاء التعديل',
    mentionList: 'أشخاص يمكن ذكرهم',
    typing: {
      one: (name) => phrase`${name} يكتب`,
      two: (first, second) => phrase`${first} و${second} يكتبان`,
      many: (count) =>
        plural(count, {
          zero: 'لا أحد يكتب',
          one: 'شخص واحد يكتب',
          two: 'شخصان يكتبان',
          few: `${numberOf(count)} أشخاص يكتبون`,
          many: `${numberOf(count)} شخصًا يكتبون`,
          other: `${numberOf(count)} شخص يكتبون`,
        }),
    },
  },
  transfer: {
    tooLong: (excess) => `لم يُدرج: ستصبح الرسالة به أطول بـ ${byCharacters(excess)}`,
    notYet: 'لا يمكن إرسال الملفات الآن: لم يصل هذا الجزء من الصفحة بعد. حاول بعد قليل.',
    noText: 'ليس فيه نص ولا ملف',
  },
  message: {
    you: 'أنت',
    deleted: 'حُذفت الرسالة',
    quote: {
      goTo: 'الانتقال إلى هذه الرسالة',
      muted: 'مكتوم',
      missing: 'حُذفت هذه الرسالة أو لم تصل بعد',
    },
  },
  messageActions: {
    actions: 'إجراءات الرسالة',
    reply: 'رد',
    react: 'تفاعل',
    edit: 'تعديل',
    remove: 'حذف',
    reactions: 'التفاعلات',
    moreReactions: 'مزيد من الرموز',
  },
  foot: {
    edited: 'معدّلة',
    late: 'وصلت متأخرة',
    whyLate: 'قيلت قبل وصولها إلى هنا: ما تحتها كان قد قُرئ',
    receipt: {
      title: 'من لديه هذه الرسالة',
      waiting: 'في انتظار مجيء أحد',
      kept: 'محفوظة على هذا الجهاز',
      partly: (have, of) => `${have} من ${of}`,
      everyone: 'وصلت إلى الجميع',
      delivered: 'وصلت',
    },
  },
  reactions: { you: 'أنت', reaction: (emoji, count, names) => `${emoji} ${count}: ${names}` },
  code: {
    name: (language) => (language === '' ? 'شيفرة' : `شيفرة، ${language}`),
    copy: 'نسخ',
    copied: 'نُسخت',
    copyCode: 'نسخ الشيفرة',
  },
  emoji: {
    name: 'رموز تعبيرية',
    search: 'البحث في الرموز التعبيرية',
    close: 'إغلاق الرموز التعبيرية',
    completion: 'رموز تعبيرية للإدراج',
    groups: [
      'الوجوه والمشاعر',
      'الناس والجسم',
      'الحيوانات والطبيعة',
      'الطعام والشراب',
      'السفر والأماكن',
      'الأنشطة',
      'الأشياء',
      'الرموز',
      'الأعلام',
    ],
    categories: 'الفئات',
    recent: 'المستخدمة أخيرًا',
    results: 'النتائج',
    found: (count) =>
      plural(count, {
        zero: 'لم يُعثر على رمز',
        one: 'عُثر على رمز واحد',
        two: 'عُثر على رمزين',
        few: `عُثر على ${numberOf(count)} رموز`,
        many: `عُثر على ${numberOf(count)} رمزًا`,
        other: `عُثر على ${numberOf(count)} رمز`,
      }),
    none: 'لا يوجد رمز بهذا الاسم',
    missing: 'تعذر تحميل الرموز التعبيرية. حاول مجددًا عند عودة الخادم.',
    tone: 'لون البشرة',
    tones: ['الافتراضي', 'فاتح', 'فاتح متوسط', 'متوسط', 'داكن متوسط', 'داكن'],
    toned: (name, tone) => `${name}: لون البشرة ${tone}`,
  },
  transcript: {
    newMessages: (count) => phrase`رسائل جديدة ${count}`,
    divider: { joined: 'قيل قبل انضمامك', unread: 'غير مقروء' },
    justNow: 'الآن',
    minutesAgo: (minutes) => `قبل ${minutes} د`,
    today: 'اليوم',
    yesterday: 'أمس',
    day: (weekday, dayAndMonth) => `${weekday} ${dayAndMonth}`,
    dayOfYear: (weekday, dayAndMonth, year) => `${weekday} ${dayAndMonth} ${year}`,
    dayAndTime: (day, time) => `${day}، ${time}`,
    you: 'أنت',
    notice: {
      joined: (name) => phrase`انضم ${name}`,
      left: (name) => phrase`غادر ${name}`,
      visited: (name) => phrase`انضم ${name} ثم غادر`,
      'stepped-out': (name) => phrase`غادر ${name} ثم عاد`,
      returned: (name) => phrase`عاد ${name}`,
      revisited: (name) => phrase`عاد ${name} ثم غادر مجددًا`,
      met: (name) => phrase`يحمل ${name} اسم شخص كان هنا من قبل، بمفتاح آخر`,
      muted: (name) => phrase`${name} مكتوم`,
    },
    returnedAfter: (name, away) => phrase`عاد ${name} بعد ${away}`,
    verifiedNamesake: (name, verifiedName) =>
      phrase`${name} ليس ${verifiedName} الذي تحققت منه: المفتاح مختلف`,
    renamed: (before, name) => phrase`صار اسم ${before} الآن ${name}`,
    renamedSelf: (name) => phrase`صار اسمك الآن ${name}`,
    hasNewName: (name) => phrase`لدى ${name} اسم جديد`,
  },
  together: {
    joined: (names) => phrase`انضم ${names}`,
    left: (names) => phrase`غادر ${names}`,
    visited: (names) => phrase`انضم ثم غادر: ${names}`,
  },
  unread: { jump: 'الانتقال إلى غير المقروء' },
  copying: {
    message: (time, name, text) => phrase`[${time}] ${name}: ${text}`,
    notice: (time, event) => phrase`[${time}] ${event}`,
  },
  aloud: {
    you: 'عليك',
    said: (name, text) => `${name}: ${text}`,
    answered: (name, to, text) => `${name}، ردًا على ${to}: ${text}`,
    file: (file, name, caption) => (caption === '' ? `${file} من ${name}` : `${file} من ${name}: ${caption}`),
    edited: (name, text) => `عدّل ${name} رسالة: ${text}`,
    deleted: (name) => `حذف ${name} رسالة`,
    timeAndDay: (time, day) => `${time}، ${day}`,
    earlier: (count, name, when) =>
      plural(count, {
        zero: 'لا رسائل سابقة',
        one: `رسالة سابقة واحدة، من ${name} في ${when}`,
        two: `رسالتان سابقتان، آخرهما من ${name} في ${when}`,
        few: `${numberOf(count)} رسائل سابقة، آخرها من ${name} في ${when}`,
        many: `${numberOf(count)} رسالة سابقة، آخرها من ${name} في ${when}`,
        other: `${numberOf(count)} رسالة سابقة، آخرها من ${name} في ${when}`,
      }),
    fresh: (count, name, when) =>
      plural(count, {
        zero: 'لا رسائل جديدة',
        one: `رسالة جديدة واحدة، من ${name} في ${when}`,
        two: `رسالتان جديدتان، آخرهما من ${name} في ${when}`,
        few: `${numberOf(count)} رسائل جديدة، آخرها من ${name} في ${when}`,
        many: `${numberOf(count)} رسالة جديدة، آخرها من ${name} في ${when}`,
        other: `${numberOf(count)} رسالة جديدة، آخرها من ${name} في ${when}`,
      }),
    changed: (count) =>
      plural(count, {
        zero: 'لم تتغير أي رسالة',
        one: 'عُدّلت رسالة واحدة أو حُذفت',
        two: 'عُدّلت رسالتان أو حُذفتا',
        few: `عُدّلت ${numberOf(count)} رسائل أو حُذفت`,
        many: `عُدّلت ${numberOf(count)} رسالة أو حُذفت`,
        other: `عُدّلت ${numberOf(count)} رسالة أو حُذفت`,
      }),
    moved: (count) =>
      plural(count, {
        zero: 'لا إشعارات عن القادمين والمغادرين والأسماء',
        one: 'إشعار واحد عمن جاء أو غادر أو غيّر اسمه',
        two: 'إشعاران عمن جاء أو غادر أو غيّر اسمه',
        few: `${numberOf(count)} إشعارات عمن جاء أو غادر أو غيّر اسمه`,
        many: `${numberOf(count)} إشعارًا عمن جاء أو غادر أو غيّر اسمه`,
        other: `${numberOf(count)} إشعار عمن جاء أو غادر أو غيّر اسمه`,
      }),
    inPrivate: (words) => `على انفراد: ${words}`,
    privateMessages: (count, name) =>
      plural(count, {
        zero: `لا رسائل خاصة من ${name}`,
        one: `رسالة خاصة من ${name}`,
        two: `رسالتان خاصتان من ${name}`,
        few: `${numberOf(count)} رسائل خاصة من ${name}`,
        many: `${numberOf(count)} رسالة خاصة من ${name}`,
        other: `${numberOf(count)} رسالة خاصة من ${name}`,
      }),
  },
  search: {
    name: 'البحث في الرسائل',
    inRoom: 'البحث في هذه الغرفة',
    inPrivate: (name) => `البحث في محادثتك مع ${name}`,
    hint: 'يجب أن ترد كل الكلمات. "بين علامتي اقتباس": كما هي. من:الاسم: لشخص واحد.',
    from: 'من',
    anybody: 'أي شخص',
    fromWord: 'من',
    own: 'أنت',
    person: (name, tag) => `${name} ${tag}`,
    next: 'النتيجة التالية',
    previous: 'النتيجة السابقة',
    nextIs: 'أقدم (Enter)',
    previousIs: 'أحدث (Shift+Enter)',
    close: 'إغلاق البحث',
    at: (place, of) => `${numberOf(place)} من ${numberOf(of)}`,
    atSoFar: (place, of) => `${numberOf(place)} من ${numberOf(of)}…`,
    results: (count) =>
      plural(count, {
        zero: 'لا نتائج',
        one: 'نتيجة واحدة',
        two: 'نتيجتان',
        few: `${numberOf(count)} نتائج`,
        many: `${numberOf(count)} نتيجة`,
        other: `${numberOf(count)} نتيجة`,
      }),
    none: 'لا نتائج',
    timeAndDay: (time, day) => `${time}، ${day}`,
    told: (place, of, name, when, text) =>
      `النتيجة ${numberOf(place)} من ${numberOf(of)}، ${name}، ${when}: ${text}`,
  },
};
