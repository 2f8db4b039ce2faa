import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number): string =>
  plural(count, {
    zero: 'لا رسائل',
    one: 'رسالة واحدة',
    two: 'رسالتان',
    few: `${numberOf(count)} رسائل`,
    many: `${numberOf(count)} رسالة`,
    other: `${numberOf(count)} رسالة`,
  });

export const exporting: ExportWords = {
  export: {
    heading: 'تصدير',
    nothing: 'لم يُقل شيء هنا بعد.',
    page: {
      heading: 'صفحة للقراءة',
      explanation:
        'ملف HTML واحد فيه المحادثة كما تراها هنا. يُفتح في كل متصفح، من دون Parley ومن دون شبكة، ويُطبع جيدًا. ما حُذف يبقى محذوفًا.',
      save: 'حفظ الصفحة',
    },
    signed: {
      heading: 'ملف موقّع',
      explanation:
        'كل قيد كما وقّعه كاتبه. يعيد الاستيراد المحادثة منه، ويثبت "parley verify" لمن هذه الكلمات.',
      holds: {
        deleted: (count) =>
          plural(count, {
            zero: 'لا رسائل محذوفة',
            one: 'رسالة محذوفة',
            two: 'رسالتان محذوفتان',
            few: `${numberOf(count)} رسائل محذوفة`,
            many: `${numberOf(count)} رسالة محذوفة`,
            other: `${numberOf(count)} رسالة محذوفة`,
          }),
        edited: (count) =>
          plural(count, {
            zero: 'لا صيغ معدّلة',
            one: 'صيغة عُدّلت',
            two: 'صيغتان عُدّلتا',
            few: `${numberOf(count)} صيغ عُدّلت`,
            many: `${numberOf(count)} صيغة عُدّلت`,
            other: `${numberOf(count)} صيغة عُدّلت`,
          }),
        muted: (count) =>
          plural(count, {
            zero: 'لا شيء من مكتومين',
            one: 'ما قاله عضو مكتوم',
            two: 'ما قاله عضوان مكتومان',
            few: `ما قاله ${numberOf(count)} أعضاء مكتومين`,
            many: `ما قاله ${numberOf(count)} عضوًا مكتومًا`,
            other: `ما قاله ${numberOf(count)} عضو مكتوم`,
          }),
      },
      alsoHolds: (what) => `وفيه أيضًا ما لا تراه هنا: ${what}.`,
      save: 'حفظ الملف الموقّع',
    },
    saved: (name) => `حُفظ باسم ${name}`,
    openRoom: 'يذكر كلاهما الغرفة. وهي مفتوحة: من يحصل على أحد الملفين يستطيع الدخول.',
    sealedRoom: 'يذكر كلاهما الغرفة، لكن ليس مفتاحها في أي منهما: لا يدخل بهما أحد.',
    privates: 'ليست المحادثات الخاصة في أي منهما.',
  },
  import: {
    heading: 'استيراد',
    explanation:
      'يضيف ملفًا موقّعًا لهذه الغرفة إلى المحادثة. يُتحقق من كل توقيع، ويبقى ما هنا كما هو. ومن هنا يحصل على ما ينقصه.',
    choose: 'اختيار ملف',
    another: 'اختيار ملف آخر',
    stop: 'إيقاف',
    label: 'الاستيراد',
    progress: (lines, of) => `فُحصت ${numberOf(lines)} من ${numberOf(of)}`,
    reading: 'جارٍ القراءة…',
    problem: {
      'not-parley': 'هذا ليس ملفًا موقّعًا من Parley.',
      page: 'هذه صفحة القراءة. يأخذ الاستيراد الملف الموقّع الذي ينتهي اسمه بـ ".parley".',
      newer: 'هذا الملف من إصدار أحدث من Parley. أعد تحميل الصفحة، أو اطلب من مشغّل هذا الخادم تحديثه.',
      'damaged-header': 'السطر الأول من هذا الملف تالف: من دونه لا يمكن التحقق من شيء فيه.',
    },
    unreadable: 'تعذرت قراءة هذا الملف.',
    otherRoom: (id) => phrase`هذا الملف لغرفة أخرى: ${id}.`,
    otherKey: 'هذا الملف لغرفة أخرى: لها المعرّف نفسه ومفتاح آخر.',
    news: (count) => `الجديد: ${messages(count)}.`,
    noNews: 'لا جديد: كل ما فيه موجود هنا.',
    noNewMessages: (others) =>
      `لا رسائل جديدة، لكن من الأسماء والتعديلات والحذف والتفاعلات: ${numberOf(others)}.`,
    nothingTaken: 'لم يؤخذ شيء.',
    damaged: (line, taken, refused) =>
      `تالف عند السطر ${numberOf(line)}: القيود المأخوذة ${numberOf(taken)}، والمرفوضة ${numberOf(refused)}.`,
    tooMany: (count) => `قيود تزيد على ما تقبله الغرفة: ${numberOf(count)}.`,
    missing: (count) => `ينتهي الملف قبل أوانه. القيود الناقصة: ${numberOf(count)}.`,
    early: (count) => `قيود تنتظر غيرها مما قبلها وليس في الملف: ${numberOf(count)}.`,
    forked: (count) => `قيود وقّع كاتبها نسختين منها: ${numberOf(count)}. يحتفظ الجميع بالنسخة نفسها.`,
    givenUp: 'التلف فيه كثير حتى إن الباقي لم يُقرأ.',
    stopped: 'أُوقف: يبقى ما أُخذ.',
    newAuthors: (names) => phrase`لم يكن هنا من قبل شيء من هؤلاء: ${names}.`,
    keyed: (name, key) => phrase`${name} (${key})`,
    moreAuthors: (count) => `و${numberOf(count)} غيرهم`,
  },
  page: {
    title: (room, day) => `الغرفة ${room}، ${day}`,
    openRoom: (id) => phrase`غرفة مفتوحة ${id}`,
    sealedRoom: (id) => phrase`غرفة مختومة ${id}`,
    saved: (at, timeZone) => `حُفظت في ${at} (${timeZone})`,
    messages,
    authors: 'من كتب هذا',
    key: 'المفتاح',
    copy: 'هذه الصفحة نسخة للقراءة ولا تثبت شيئًا بذاتها. الأسماء هي ما سمّى به الناس أنفسهم؛ ومفاتيحهم تميز بينهم. الملف الموقّع للغرفة نفسها يثبت من كتب ماذا.',
  },
};
