import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { FileWords } from '../parts.ts';

export const files: FileWords = {
  attach: 'ファイルを添付',
  tray: {
    name: '送信するファイル',
    remove: (file) => `${file}を外す`,
    preparing: '準備中…',
    unreadable: 'ここでは表示できません。含まれるものすべてとともに、そのまま送られます',
    video: 'そのまま送られます。撮影の場所と時刻が含まれていれば、それも送られます',
    original: '元のサイズ',
    whyShrunk: '画像は縮小され、場所とカメラの情報は取り除かれます。',
    whyOriginal: '画像はそのまま送られます。撮影場所とカメラの情報も送られます。',
    toRoom: 'ルームに送信',
    toMember: (name) => phrase`${name}さんだけに送信`,
  },
  drop: {
    toRoom: 'ドロップしてルームの全員に送信',
    toMember: (name) => phrase`ドロップして${name}さんだけに送信`,
    notYet: '先に確認して、何か書き添えられます',
  },
  refusal: {
    folder: (file) => `${file}はフォルダーです。zipなど1つのファイルにまとめて送ってください`,
    empty: (file) => `${file}は空です`,
    tooLarge: (file, most) => `${file}は大きすぎます。ここで送れるのは${most}までです`,
    tooMany: (most) => `一度に送れるのは${numberOf(most)}個までです`,
    more: (count) => `他${numberOf(count)}個`,
    tooLong: '書いた内容が長すぎて一緒に送れません。短くしてください',
    cannotWrite: '送信されませんでした。このルームでは、あなたのメッセージをこれ以上受け付けません',
    unreadable: (file) => `${file}を読み取れなくなりました`,
  },
  bytes: (count) => `${numberOf(count)}バイト`,
  kilobytes: (count) => `${count} kB`,
  megabytes: (count) => `${count} MB`,
  gigabytes: (count) => `${count} GB`,
  perSecond: (size) => `${size}/秒`,
  left: {
    moments: '残り数秒',
    seconds: (count) => `残り${count}秒`,
    minutes: (count) => `残り${count}分`,
    hours: (count) => `残り${count}時間`,
    days: (count) => `残り${numberOf(count)}日`,
  },
  partOf: (part, whole) => `${part}/${whole}`,
  from: (count) => `${numberOf(count)}人から`,
  overTurn: 'TURNサーバー経由',
  giving: (rate) => `送信中、${rate}`,
  percent: (count) => `${count}%`,
  progress: (file) => `${file}のダウンロード`,
  paused: '一時停止中',
  wait: {
    'nobody-has-it': '持っている人を待っています。来ると自動的に続きます',
    'no-connection': '持っている人との接続がありません。接続できるか、より近い人が持つと自動的に続きます',
    'no-own-link':
      '個別のファイルは相手に直接送られ、他の人を経由しません。お二人は直接つながっていません。つながると自動的に続きます。どちらかが別のネットワークを使うとよいかもしれません',
    'turn-off':
      '持っている人にはTURNサーバー経由でしかつながらず、ここではファイルはそれを通りません。別のネットワークを使うとよいかもしれません',
    'choose-again':
      'ページが再読み込みされ、ファイルを読み取れなくなりました。他の人が受け取れるよう、もう一度選んでください',
  },
  failure: {
    full: 'この端末の空きが足りません。空きを作ってもう一度試してください',
    lost: 'ブラウザーが保存できなかったか、保存した分を失いました',
    'too-large': 'ファイルをメモリーに置くこのページには大きすぎます',
    off: 'このサーバーの運営者がファイルをオフにしています',
    'over-limit': 'このサーバーの運営者が許す大きさを超えています',
    'two-versions': '送信者が2つの版に署名しており、どちらも信頼できません。もう一度送ってもらってください',
    'source-changed':
      'この端末のファイルが変更または削除されました。元のファイルを選ぶか、新しく送ってください',
  },
  tooLargeForMemory: (most) =>
    `このページが扱えるファイルは${most}までです。ブラウザーがディスクを与えないため、メモリーに置く必要があります（httpsと、プライベートでないウィンドウが必要です）`,
  memoryFull: (most) =>
    `このページがメモリーに置けるファイルは合計${most}までで、空きがありません。必要なものを保存してから再読み込みしてください`,
  inMemory: 'メモリー上：このページを閉じると失われます',
  notThisFile: '別のファイルか、その後変更されたファイルです',
  cannotShow: '大きすぎてここでは表示できませんが、保存できます',
  download: 'ダウンロード',
  pause: '一時停止',
  resume: '再開',
  cancel: 'キャンセル',
  save: '保存',
  retry: 'もう一度試す',
  chooseAgain: 'ファイルを選び直す',
  openPicture: (file) => `${file}を原寸で表示`,
  have: (count, of) => `${numberOf(of)}人中${numberOf(count)}人が持っています`,
  nobodyHas: 'ここでは誰も持っていません。',
  had: {
    one: (name) => phrase`${name}さんが持っていました。`,
    two: (one, other) => phrase`${one}さんと${other}さんが持っていました。`,
    many: (one, other, more) => phrase`${one}さん、${other}さん、他${numberOf(more)}人が持っていました。`,
  },
  holders: {
    heading: 'このファイルを持っている人',
    hasIt: '持っている：',
    notYet: 'まだ：',
    hadIt: '持っていたが、ここにいない：',
    you: 'あなた',
    why: '全部または一部を持つ誰からでも受け取れます。送った人がいなくなっても同じです。',
  },
  aloud: {
    complete: (file) => `${file}が届きました`,
    saved: (file) => `${file}を保存しました`,
    notSaved: (file) => `${file}を保存できませんでした`,
    failed: (file, why) => `${file}：${why}`,
  },
};
