import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

const ADJECTIVES =
  'あかるい いさましい うれしい おだやかな おちゃめな かしこい きままな げんきな しずかな すばやい たのしい のんびり ふわふわ やさしい ゆかいな わんぱくな'.split(
    ' ',
  );
const ANIMALS =
  'アザラシ イルカ ウサギ オコジョ カモメ カワウソ キツネ クジラ シカ スズメ タヌキ ツバメ ツル パンダ ハリネズミ フクロウ ペンギン リス'.split(
    ' ',
  );

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `${name} ${tag}`.trim().concat('について'),
    reach: {
      connecting: '接続中',
      connected: '接続済み',
      connectedDirectly: '直接接続',
      connectedOverRelay: 'リレー経由で接続',
      connectedThroughServer: 'サーバー経由で接続（封印済み）',
      via: (name) => phrase`${name}さん経由`,
      reconnectingSince: (time) => `${time}から再接続中`,
      unreachable: '接続できません',
    },
    nameRefusal: {
      taken: (name) => `${name}はこのルームで使われています`,
      alike: (name) => `${name}はこのルームの誰かの名前に似ています`,
      blank: '名前には、目に見える文字が1つ以上必要です',
      tooLong: 'この名前は長すぎます',
    },
  },
  person: {
    here: (count) => (count === 1 ? 'ここにいるのはあなただけです' : `${numberOf(count)}人がここにいます`),
    andKeepers: (here, count) => `${here}（ほかにキーパー${numberOf(count)}）`,
    aloneWithKeepers: () => 'まだあなたとキーパーだけです',
    marks: { keeper: 'キーパー', verified: '確認済み', muted: 'ミュート中', away: '離席中' },
    keeps: '発言を保存',
    warning: {
      faulty: '不正なデータを送っています（拒否しています）',
      verifiedNamesake: 'あなたが確認した人ではありません',
      metNamesake: '以前と鍵が違います',
    },
    unreachableBecause: (reason) => `接続できません：${reason}`,
    unreachable: {
      'no-way': 'サーバーも、ここにいる誰も、相手に取り次げません',
      silent: '呼びかけていますが、応答がありません',
      'no-turn': '「リレーのみ」がオンですが、ここにはリレーがありません',
      'turn-failed': '直接の経路がなく、リレーもここからは使えません',
      'own-network': 'あなたのネットワークが直接接続をブロックしています',
      'their-network': '相手のネットワークが直接接続をブロックしています',
      'both-networks': '双方のネットワークが直接接続を通しません',
      blocked: 'リレー経由でも、経路が開きません',
    },
  },
  names: {
    somebody: '誰か',
    nameless: '名前なし',
    suggested: (pick) => `${pick(ADJECTIVES)}${pick(ANIMALS)}`,
  },
  private: {
    open: (name) => `${name}さんに個別に送る`,
    unread: (words, unread) => `${words}、未読${numberOf(unread)}件`,
    away: '離席中',
    heading: (name) => phrase`${name}さんとの個別の会話`,
    back: 'ルームに戻る',
    onlyYouTwo: 'お二人だけが読めます',
    otherIsAway: '離席中：書いた内容はここで待っています',
    blank: (name) => `ここに書いた内容は${name}さんだけに届きます。中継するメンバーは読めません。`,
    writeTo: (name) => `${name}さんに書く`,
    send: '送信',
    note: '個別メッセージ',
    messagesFrom: (name, unread) => phrase`${name}さんから個別メッセージ${numberOf(unread)}件`,
    read: '読む',
    dismiss: '今はしない',
    sendTo: (name) => `${name}さんに送信`,
  },
  share: {
    copied: 'コピーしました',
    selected: '選択しました。コピーしてください',
    copiedFirst: 'コピーしました。誰かに送ってください。',
    selectedFirst: '選択しました。コピーして誰かに送ってください。',
    linkHasChanged: 'リンクが変わりました',
    qrHeading: 'スキャンして参加',
    qrCode: 'このルームのリンクのQRコード',
    invitation: '招待',
    invites: (name) => phrase`${name}さんが新しい封印ルームに招待しています`,
    goThere: '移動する',
    notNow: '今はしない',
    newLinkToRoom: 'このルームの新しいリンク',
    newLink: '新しいリンク',
    moved: (name, host) =>
      phrase`${name}さんによると、新しい人は ${host} からこのルームに入ります。あなたはこのままで大丈夫です。`,
    copyNewLink: '新しいリンクをコピー',
  },
};
