import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { PeopleWords } from '../parts.ts';

const ADJECTIVES =
  '安静的 勇敢的 聪明的 快乐的 温柔的 金色的 善良的 幸运的 灵巧的 银色的 阳光的 敏捷的 机智的 沉稳的 可爱的 好奇的'.split(
    ' ',
  );
const ANIMALS =
  '海豚 狐狸 熊猫 白鹤 松鼠 水獭 小鹿 喜鹊 企鹅 海鸥 刺猬 兔子 猫头鹰 鸽子 燕子 羚羊 河狸 海豹'.split(' ');

export const people: PeopleWords = {
  people: {
    about: (name, tag) => `关于 ${name} ${tag}`.trim(),
    reach: {
      connecting: '正在连接',
      connected: '已连接',
      connectedDirectly: '已直接连接',
      connectedOverRelay: '已通过中继连接',
      connectedThroughServer: '已通过服务器连接（密封）',
      via: (name) => phrase`经由 ${name}`,
      reconnectingSince: (time) => `自 ${time} 起重新连接`,
      unreachable: '无法连接',
    },
    nameRefusal: {
      taken: (name) => `此房间已有人叫 ${name}`,
      alike: (name) => `${name} 看起来像此房间某人的名字`,
      blank: '名字至少要有一个可见字符',
      tooLong: '这个名字太长',
    },
  },
  person: {
    here: (count) => (count === 1 ? '只有你在这里' : `${numberOf(count)} 人在这里`),
    andKeepers: (here, count) => `${here}，另有 ${numberOf(count)} 个保管者`,
    aloneWithKeepers: () => '目前只有你和保管者',
    marks: { keeper: '保管者', verified: '已验证', muted: '已静音', away: '离开' },
    keeps: '保留聊天内容',
    warning: {
      faulty: '发送有错误的数据；已拒绝',
      verifiedNamesake: '不是你验证过的那个人',
      metNamesake: '密钥与之前不同',
    },
    unreachableBecause: (reason) => `无法连接：${reason}`,
    unreachable: {
      'no-way': '服务器和这里的人都无法为其转达',
      silent: '请求已发出，没有回应',
      'no-turn': '已开启“仅用中继”，而这里没有中继',
      'turn-failed': '没有直接路径，中继在这里也不可用',
      'own-network': '你的网络屏蔽了直接连接',
      'their-network': '对方的网络屏蔽了直接连接',
      'both-networks': '你们的网络都不允许直接连接',
      blocked: '没有可用的路径，中继也不行',
    },
  },
  names: {
    somebody: '某人',
    nameless: '无名',
    suggested: (pick) => `${pick(ADJECTIVES)}${pick(ANIMALS)}`,
  },
  private: {
    open: (name) => `给 ${name} 发私信`,
    unread: (words, unread) => `${words}，${numberOf(unread)} 条未读`,
    away: '离开',
    heading: (name) => phrase`与 ${name} 私聊`,
    back: '返回房间',
    onlyYouTwo: '只有你们两人能看到',
    otherIsAway: '对方不在：你写的内容会在这里等候',
    blank: (name) => `你在这里写的内容只发给 ${name}。转发它的成员无法阅读。`,
    writeTo: (name) => `写给 ${name}`,
    send: '发送',
    note: '私信',
    messagesFrom: (name, unread) => phrase`来自 ${name} 的 ${numberOf(unread)} 条私信`,
    read: '阅读',
    dismiss: '暂不',
    sendTo: (name) => `发送给 ${name}`,
  },
  share: {
    copied: '已复制',
    selected: '已选中：请复制',
    copiedFirst: '已复制。现在发给某人吧。',
    selectedFirst: '已选中：请复制并发给某人。',
    linkHasChanged: '链接已更改',
    qrHeading: '扫码加入',
    qrCode: '此房间链接的二维码',
    invitation: '邀请',
    invites: (name) => phrase`${name} 邀请你进入新的密封房间`,
    goThere: '前往',
    notNow: '暂不',
    newLinkToRoom: '此房间的新链接',
    newLink: '新链接',
    moved: (name, host) => phrase`${name} 说，新来的人现在经由 ${host} 进入此房间。你留在原处即可。`,
    copyNewLink: '复制新链接',
  },
};
