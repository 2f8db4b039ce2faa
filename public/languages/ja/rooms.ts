import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { RoomWords } from '../parts.ts';

const STRAIGHT = '発言はブラウザーからブラウザーへ直接届きます。';

export const rooms: RoomWords = {
  menu: {
    groups: {
      invite: '招待',
      rooms: 'ルーム',
      keep: '保存と書き出し',
      notices: '通知',
      appearance: '表示',
      safety: '安全',
      help: 'ヘルプ',
    },
    search: '検索',
    keys: 'キーとコマンド',
    report: '接続レポート',
    changeLock: '新しい封印ルームに移る',
    newSealedRoom: '新しい封印ルーム',
    export: '書き出す',
    import: '読み込む',
    aboutPage: 'このページについて',
    leave: '退出',
    forget: 'このルームを忘れる',
    language: '言語',
    browsersLanguage: 'ブラウザーに合わせる',
    english: 'English',
    whyLanguage: 'ページを再読み込みします。ルームと下書きはそのまま残ります。',
    sound: '音',
    whySound: '他のものを見ている間に誰かが書くと、短い音が鳴ります。',
    notifications: '通知',
    whyNotifications:
      'このページが背後にある間、誰が何を書いたかを知らせます。この端末だけに表示され、許可すればロック画面にも表示されます。',
    notifyingProblem: {
      insecure: 'このページでは使えません。ブラウザーはhttpsのページにだけ通知を許可します。',
      missing: 'このブラウザーは、このようなページの通知を表示しません。',
      blocked: 'ブラウザーがこのページの通知をブロックしています。ブラウザーのサイト設定で変更できます。',
    },
    exampleNotification: '新着メッセージはこのように表示されます。',
    rememberKey: '鍵をこの端末に記憶する',
    whyRememberKey:
      'ルームの一覧からこのルームを開けるようになります。この端末を使える人も開けます。オフの場合はリンクが必要です。',
    keyNotKept: 'このブラウザーには保存できません。保存領域がいっぱいか、オフになっています。',
    pictures: '画像を自動で受け取る',
    whyPictures: '1枚1 MBまで。その他のファイルや大きな画像は、求めたときだけ受け取ります。',
    picturesMetered: '今は行いません。この端末はデータを節約しているため、画像は求めるまで待ちます。',
    relayOnly: 'リレーのみ',
    whyRelayOnly:
      'あなたのIPアドレスを他の人に隠します。すべてがこのページの運営者のリレーを通りますが、エンドツーエンドで暗号化されたままです。',
    noRelay: 'ここにはリレーがありません。オンの間は誰にもつながりません。',
  },
  rooms: {
    heading: 'ルーム',
    open: 'ルーム',
    newRoom: '新しいルーム',
    newSealedRoom: '新しい封印ルーム',
    empty: 'まだルームがありません',
    whyEmpty:
      'このブラウザーで入ったルームがここに並びます。一覧はこの端末だけにあり、他の誰にも見えません。',
    where: 'この一覧はこの端末だけにあり、他の誰にも見えません。',
    sealed: '封印ルーム',
    here: 'ここにいます',
    needsLink: 'リンクが必要です。鍵がこの端末にありません',
    lastHere: (day, time) => `${day} ${time}`,
    unread: (count) => `未読メッセージ${numberOf(count)}件`,
    many: '99+',
    rename: (room) => `${room}の名前を変更`,
    forget: (room) => `${room}を忘れる`,
    nameFor: (room) => `${room}に付ける名前`,
    nameProblem: {
      blank: '名前には、目に見える文字が1つ以上必要です',
      'too-long': 'この名前は長すぎます',
    },
    notKept: 'このブラウザーにはルームの名前を保存できません。保存領域がいっぱいか、オフになっています。',
    forgetting: {
      heading: (name) => phrase`${name}を忘れますか？`,
      explanation: [
        'この端末は、そこでのあなた、下書き、すべての発言を、すべてのタブで忘れます。ルームがどこかのタブで開いていれば退出します。もう一度リンクを開くと、新しい人として入ります。',
        'あなたの発言は他の人のところに残ります。',
      ],
      withoutLink: '再び入るにはリンクが必要です。リンクがなければ入れません。',
      action: '忘れる',
    },
    leaving: {
      heading: 'このルームから退出しますか？',
      unreached:
        '最後の発言がまだ誰にも届いていません。このタブで待っています。このタブでルームに戻れば、来た人に届きます。タブを閉じると失われます。',
      keeping:
        'ここでの発言はこのタブにあり、タブとともに消えます。戻ってくるときのために、この端末に保存できます。',
      notKept:
        'この端末に保存できませんでした。理由はルームメニューのスイッチに表示されます。まだここにいます。',
      keepAndLeave: '保存して退出',
      leave: '退出',
    },
  },
  keep: {
    name: 'この端末に保存',
    off: 'ここでの発言はこのタブに残り、閉じると消えます。オンにすると、ルームを忘れるまでこの端末に残ります。',
    moving: 'この端末に書き込んでいます…',
    on: (size) => `この端末の${size}を使用しています。ルームを忘れるか、これをオフにするまで残ります。`,
    sealed: '暗号化して保存されます。ルームのリンクでしか開けません。',
    persistent: 'ブラウザーが勝手に消すことはありません。',
    notPersistent: '空きが少なくなると、ブラウザーが消すことがあります。',
    failing: (why) => `これからの発言は保存されません。${why}`,
    trouble: {
      missing: 'このブラウザーはこのページに保存場所を与えていません。プライバシー設定のためかもしれません。',
      newer: '以前、このページの新しいバージョンがここにありました。再読み込みして取得してください。',
      silent: 'このブラウザーの保存領域が応答しません。多くの場合、ブラウザーを再起動すると直ります。',
      cleared: '誰かがこのブラウザーの保存領域を消去したか、ブラウザーが自分で消去しました。',
      replaced: 'このページの新しいバージョンが別のタブで開いています。再読み込みして取得してください。',
      full: 'この端末に空きがないか、ブラウザーがこのページにこれ以上与えません。',
      bound: 'Parleyが1つの端末に保存するのは約250 MBまでです。ルームを忘れて空きを作ってください。',
      failed: 'このブラウザーの保存領域でエラーが起きました。',
    },
    bytes: (megabytes) => `${megabytes} MB`,
    lessThan: (size) => `${size}未満`,
    whereItGoes: {
      here: `${STRAIGHT}ルームを忘れるまで、この端末に保存されます。`,
      nowhere:
        '発言はブラウザーからブラウザーへ直接届き、最後の人がタブを閉じるまで残ります。誰かが端末にルームを保存していれば、さらに長く残ります。',
      withOthers: (names) => `${STRAIGHT}全員がタブを閉じても、${names}の端末に残ります。`,
      byKeeper: (kept) => `${STRAIGHT}全員がタブを閉じても残ります（${kept}）。`,
      asStranger: 'このブラウザーは、ここでのあなたを記憶しません。別のタブでは新しい人として入ります。',
    },
    offButKept: (kept) =>
      `${kept}。このタブでは閉じると消えます。オンにすると、ルームを忘れるまでこの端末にも残ります。`,
    keptBy: {
      until: (name, day) => phrase`${name}が${day}まで保存`,
      always: (name) => phrase`${name}が消去されるまで保存`,
    },
    keeper: {
      is: '本人によると、キーパーです。全員がいなくなってもここでの発言を保存し、来た人に渡します。',
      days: (count) => `すべてを${numberOf(count)}日間保存します。`,
      always: '消去されるまで、すべてを保存します。',
      atMost: (size) => `最大${size}で、超えると古いものから消えます。`,
      reads: 'メンバーが読むものは読めますが、ほかの人どうしの非公開の会話は読めません。',
    },
    keptUntil: (last) =>
      `ルームを忘れるまでここに保存されます。最後のメッセージ：${last}。それ以降の発言は、誰かがいるときに届きます。`,
    keeps: '本人によると、このルームを自分の端末に保存しています。',
    keepsNot: '本人によると、このルームをタブを閉じるまでだけ保持しています。',
  },
};
