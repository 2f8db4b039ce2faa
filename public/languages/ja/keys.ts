import { numberOf } from '../../view/words/locale.ts';
import type { KeyWords } from '../parts.ts';

export const keys: KeyWords = {
  heading: 'キーとコマンド',
  keys: {
    enter: 'Enter',
    shift: 'Shift',
    control: 'Ctrl',
    escape: 'Esc',
    menu: 'メニュー',
    home: 'Home',
    end: 'End',
  },
  groups: {
    page: 'どこでも',
    box: 'メッセージ欄で',
    messages: 'メッセージの間で',
    commands: 'メッセージ欄に入力するコマンド',
  },
  page: {
    keys: 'この一覧を表示（テキスト欄の外で）',
    palette: 'ルーム、人、コマンドへ移動',
    search: 'メッセージを検索',
    back: '1つ戻る：最後に開いたものを閉じる',
  },
  box: {
    send: '送信',
    newLine: '改行',
    editLast: '最後の自分のメッセージを編集（空の欄で）',
    mention: '誰かにメンション',
    emoji: '名前で絵文字を入力',
    command: 'コマンド',
    slash: 'スラッシュで始まる文',
  },
  messages: {
    walk: '上または下のメッセージへ',
    ends: '最初または最後へ',
    menu: 'メッセージに対してできること',
  },
  commandList: 'コマンド',
  arguments: { help: '', me: '手を振る', nick: '名前', call: '', lock: '', leave: '' },
  about: {
    help: 'キーとコマンドを表示',
    me: 'していることを伝える',
    nick: '名前を変更',
    call: '全員に発信',
    lock: '新しい封印ルームに移る',
    leave: 'このルームから退出',
  },
  unknown: (name) =>
    `送信されませんでした。コマンド /${name} はありません。/help ですべて表示、// でスラッシュから始まる文を書けます。`,
  noAction: '続けて、していることを書いてください：/me 手を振る',
  noName: '続けて、新しい名前を書いてください：/nick Ada',
  notInPrivate: (name) => `/${name} はルーム用です。ルームで入力してください`,
  noCall: '通話の準備ができていません。少し待って試してください',
  noRoom: 'コマンドの準備ができていません。少し待って試してください',
  palette: '移動',
  find: 'ルーム、人、コマンド',
  sections: { rooms: 'ルーム', people: 'メンバー', commands: 'コマンド' },
  nothing: 'その名前のものはありません',
  found: (count) => `${numberOf(count)}件`,
  newRoom: '新しいルーム',
};
