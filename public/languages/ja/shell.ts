import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ShellWords } from '../parts.ts';

export const shell: ShellWords = {
  shell: {
    productName: 'Parley',
    theme: { system: 'テーマ：システム', light: 'テーマ：ライト', dark: 'テーマ：ダーク' },
    unavailable: 'サーバーに接続できない間は利用できません。',
    joining: 'ルームに入っています…',
    unreachable: 'サーバーに接続できません。会話は続けられますが、新しい人は参加できません',
    refusal: {
      'room-full': 'このルームは満員です。誰かが退出したらもう一度試すか、自分のルームを始めてください。',
      'wrong-key': 'このルームは封印されています。# より後ろも含む完全なリンクを開いてください',
      'bad-request':
        'サーバーがこのページを理解できませんでした。再読み込みし、それでもだめなら新しいルームを始めてください。',
      'tunnel-full': 'このトンネルは満員です。誰かが退出すると自動的に入れます。',
      busy: 'サーバーが混み合っており、今は誰も入れません。可能になると自動的に入れます。',
    },
    retry: 'もう一度試す',
    freshRoom: '新しいルーム',
  },
  framed: {
    openInTab: 'タブで開く',
    whyOpenInTab: (host) =>
      `${host} でこのルームだけを開きます。ほとんどのブラウザーは埋め込まれたページを切り離すため、タブでは別の人になります。`,
    keptApart:
      'ここは別のウェブサイトの中です。ほとんどのブラウザーでは、ここに保存されるものとあなたが誰かは、そのサイトの中でしか見つかりません。',
  },
  notes: {
    clock: {
      behind: (time) => `この端末の時計は${time}遅れています。時刻は補正して表示しています`,
      ahead: (time) => `この端末の時計は${time}進んでいます。時刻は補正して表示しています`,
    },
    copied: {
      here: '別の端末がこのブラウザーのデータのコピーを持ち、このルームにいます。ここでは、あなたは新しい人になりました',
      elsewhere:
        '別の端末がこのブラウザーのデータのコピーを持ち、あなたとしてこのルームに入りました。今は別の人になっています',
    },
    network:
      'お使いのネットワークが直接接続をブロックしているため、ここでは誰にもつながりません。モバイルデータやスマートフォンのテザリングなど別のネットワークを試すか、VPNをオフにしてください。他にない場合は、リンクをくれた人に接続レポートを送ってください。経路を用意してもらえます。',
    report: '接続レポート',
    dismiss: '閉じる',
    lastResort: {
      possible: (name) =>
        `${name}さんへの直接の経路がありません。サーバー経由で話しますか？サーバーは内容を読めません。`,
      asked: (name) =>
        `${name}さんとの間に直接の経路がありません。${name}さんはサーバー経由で話すことを求めています。サーバーは内容を読めません。`,
      wished: (name) => `${name}さんがサーバー経由で話すことに同意するのを待っています`,
      open: 'お互いの発言は封印されてサーバーを経由します。サーバーは内容を読めず、話していることとその量だけがわかります。通話とファイルには直接の経路が必要です。',
      talk: 'サーバー経由で話す',
      notNow: '今はしない',
    },
    newVersion: '新しいバージョンがあります',
    reload: '再読み込み',
    later: '後で',
  },
  blocked: {
    heading: 'このブラウザーでは誰にも接続できません',
    explanation:
      'WebRTCはありますが、接続に使うアドレスが与えられていません。原因はネットワークではなく、ブラウザーの設定、拡張機能、ポリシーです。別のブラウザーを使うか、次を確認してください：',
    remedies: [
      'uBlock Originなどの拡張機能：「WebRTCによるローカルIPアドレスの漏えいを防ぐ」をオフにしてください。',
      'Brave、Opera、Vivaldi：プライバシー設定で、WebRTCとIPアドレスを既定値にしてください。',
      'Firefox：about:configで、media.peerconnection.iceで始まる項目をリセットしてください。',
      '職場や学校の端末：ポリシーWebRtcIPHandlingが設定されているかもしれません。管理者に確認してください。',
    ],
  },
  chooseRoom: {
    heading: 'どのルームに送りますか？',
    what: '共有されたテキスト',
    whatHappens: 'そのルームのメッセージ欄に入ります。あなたが送信するまで何も送られません。',
    freshRoom: '新しいルーム',
  },
  deadEnd: { openRoom: (roomId) => phrase`${roomId} を開く` },
  paper: {
    openRoom: (id) => phrase`公開ルーム ${id}`,
    sealedRoom: (id) => phrase`封印ルーム ${id}`,
    printed: (at, timeZone) => `${at}に印刷（${timeZone}）`,
    present: (names) => phrase`その時のメンバー：${names}`,
    noKey: 'このルームの鍵は印刷されません。鍵がなければ誰も入れません。',
  },
  aboutPage: {
    heading: 'このページについて',
    version: 'バージョン',
    hash: 'コードのSHA-256',
    before: '以前',
    after: '以後',
    looking: '確認中…',
    unknown: 'サーバーに接続できない間は不明です',
    changed: '前回の訪問から、このページのコードが変わりました。',
    noticed: (when) => `${when}に気づきました。`,
    lastChange: (when) => `このページのコードが最後に変わったのは${when}です。`,
    unchanged: 'このページのコードは、この端末が最初に保存したときと同じです。',
    keeping: {
      kept: 'この端末に保存済み：サーバーがなくてもこのページを開けます。',
      'not-yet': 'まだこの端末に保存されていません：サーバーがないと開けません。',
      insecure:
        'この端末に保存されていないため、サーバーがないと開けません。ブラウザーはhttpsのページだけを保存します。',
      missing:
        'この端末に保存されていないため、サーバーがないと開けません。このブラウザーまたはこの種類のウィンドウでは、ページを保存できません。',
    },
    compare: '比較',
    howToCompare: [
      'サーバーは起動時にこのハッシュを表示します。同じソースからのビルドでは、dist/hashes.jsonにあります。同じなら、このページはそのソースから作られたものです。ルームの他の人に、その人のハッシュを読み上げてもらえます。',
      '意図的に変更されたページは、どんなハッシュでも表示できます。確実に知る必要があるときは、別のプログラムでファイルを比較してください：',
    ],
    files: 'すべてのファイルとハッシュ',
    copy: 'テキストとしてコピー',
    asText: (version, hash) => `Parley ${version}, SHA-256 ${hash}`,
  },
  notify: {
    isCalling: (name) => `${name}さんから着信`,
    mentionsYou: (name) => `${name}さんがあなたにメンションしました`,
    newMessages: (count) => `新着メッセージ${numberOf(count)}件`,
    latestMessage: (name, text) => `${name}：${text}`,
    countedTitle: (count, title) => `(${count}) ${title}`,
  },
};
