import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number) => `メッセージ${numberOf(count)}件`;
const entries = (count: number) => `${numberOf(count)}件の記録`;

export const exporting: ExportWords = {
  export: {
    heading: '書き出す',
    nothing: 'ここではまだ何も発言されていません。',
    page: {
      heading: '読むためのページ',
      explanation:
        'ここに見えている会話を収めた1つのHTMLファイルです。Parleyもネットワークもなしにどのブラウザーでも開け、印刷にも向いています。削除されたものは削除されたままです。',
      save: 'ページを保存',
    },
    signed: {
      heading: '署名付きファイル',
      explanation:
        'すべての記録を、書いた人が署名したまま収めます。読み込めば会話を復元でき、「parley verify」で誰の言葉かを証明できます。',
      holds: {
        deleted: (count) => `削除されたメッセージ${numberOf(count)}件`,
        edited: (count) => `編集前の文${numberOf(count)}件`,
        muted: (count) => `ミュート中のメンバー${numberOf(count)}人の発言`,
      },
      alsoHolds: (what) => `ここに見えないものも含まれます：${what}。`,
      save: '署名付きファイルを保存',
    },
    saved: (name) => `${name}として保存しました`,
    openRoom: 'どちらにもルーム名が含まれます。公開ルームなので、どちらかのファイルを得た人は入れます。',
    sealedRoom: 'どちらにもルーム名が含まれますが、鍵は含まれません。ファイルだけでは誰も入れません。',
    privates: '個別の会話はどちらにも含まれません。',
  },
  import: {
    heading: '読み込む',
    explanation:
      'このルームの署名付きファイルを会話に加えます。すべての署名が検査され、すでにあるものはそのままです。ここにいる人には足りない分が届きます。',
    choose: 'ファイルを選ぶ',
    another: '別のファイルを選ぶ',
    stop: '中止',
    label: '読み込み',
    progress: (lines, of) => `${numberOf(of)}件中${numberOf(lines)}件を検査`,
    reading: '読み取り中…',
    problem: {
      'not-parley': 'Parleyの署名付きファイルではありません。',
      page: 'これは読むためのページです。読み込めるのは、名前が「.parley」で終わる署名付きファイルです。',
      newer:
        'このファイルは新しいParleyで作られました。ページを再読み込みするか、このサーバーの運営者に更新を頼んでください。',
      'damaged-header': 'このファイルは1行目が壊れています。それがないと何も検査できません。',
    },
    unreadable: 'このファイルを読み取れませんでした。',
    otherRoom: (id) => phrase`このファイルは別のルームのものです：${id}。`,
    otherKey: 'このファイルは別のルームのものです。名前は同じですが、鍵が違います。',
    news: (count) => `新しい${messages(count)}を加えました。`,
    noNews: '新しいものはありません。すべてすでにここにあります。',
    noNewMessages: (others) =>
      `新しいメッセージはありませんが、名前、編集、削除、リアクションが${numberOf(others)}件ありました。`,
    nothingTaken: '何も取り込まれませんでした。',
    damaged: (line, taken, refused) =>
      `${numberOf(line)}行目が壊れています：${entries(taken)}を取り込み、${numberOf(refused)}件を拒否しました。`,
    tooMany: (count) => `${entries(count)}がルームの上限を超えていました。`,
    missing: (count) => `ファイルが途中で終わっています：${entries(count)}が足りません。`,
    early: (count) => `${entries(count)}が、ファイルにない前の記録を待っています。`,
    forked: (count) => `${entries(count)}は、書いた人が2つの版に署名していました。全員が同じ方を保持します。`,
    givenUp: '壊れた部分が多いため、残りは読み取られませんでした。',
    stopped: '中止しました。取り込んだものは残ります。',
    newAuthors: (names) => phrase`次の人の発言は、これまでここにありませんでした：${names}。`,
    keyed: (name, key) => phrase`${name}（${key}）`,
    moreAuthors: (count) => `他${numberOf(count)}人`,
  },
  page: {
    title: (room, day) => `ルーム ${room}、${day}`,
    openRoom: (id) => phrase`公開ルーム ${id}`,
    sealedRoom: (id) => phrase`封印ルーム ${id}`,
    saved: (at, timeZone) => `${at}に保存（${timeZone}）`,
    messages,
    authors: '書いた人',
    key: '鍵',
    copy: 'このページは読むための写しで、それ自体は何も証明しません。名前は各自が名乗ったもので、鍵で区別されます。誰が何を書いたかは、同じルームの署名付きファイルが証明します。',
  },
};
