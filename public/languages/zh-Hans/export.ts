import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number) => `${numberOf(count)} 条消息`;
const entries = (count: number) => `${numberOf(count)} 个条目`;

export const exporting: ExportWords = {
  export: {
    heading: '导出',
    nothing: '这里还没有聊天内容。',
    page: {
      heading: '供阅读的页面',
      explanation:
        '一个 HTML 文件，含有你在这里看到的聊天记录。它能在任何浏览器中打开，无需 Parley，也无需网络，并适合打印。已删除的内容仍是删除的。',
      save: '保存页面',
    },
    signed: {
      heading: '签名文件',
      explanation: '每个条目都是作者签名的原样。“导入”可由此恢复聊天记录，“parley verify”可证明话出自谁。',
      holds: {
        deleted: (count) => `${numberOf(count)} 条已删除的消息`,
        edited: (count) => `${numberOf(count)} 处被编辑前的措辞`,
        muted: (count) => `${numberOf(count)} 位被静音成员的发言`,
      },
      alsoHolds: (what) => `它还含有你在这里看不到的内容：${what}。`,
      save: '保存签名文件',
    },
    saved: (name) => `已保存为 ${name}`,
    openRoom: '两者都写有房间名。房间是开放的：得到任一文件的人都能进来。',
    sealedRoom: '两者都写有房间名，但都没有密钥：凭它们谁也进不来。',
    privates: '两者都不含私聊。',
  },
  import: {
    heading: '导入',
    explanation:
      '把此房间的签名文件加入聊天记录。每个签名都会检查，已有的内容保持不变。在场的人会得到缺少的部分。',
    choose: '选择文件',
    another: '选择其他文件',
    stop: '停止',
    label: '导入',
    progress: (lines, of) => `已检查 ${numberOf(lines)}/${numberOf(of)} 个条目`,
    reading: '正在读取…',
    problem: {
      'not-parley': '这不是 Parley 的签名文件。',
      page: '这是供阅读的页面。“导入”需要名称以“.parley”结尾的签名文件。',
      newer: '此文件由更新的 Parley 生成。请重新加载页面，或请此服务器的运营者更新。',
      'damaged-header': '此文件的第一行已损坏：没有它就无法检查其中任何内容。',
    },
    unreadable: '无法读取此文件。',
    otherRoom: (id) => phrase`此文件属于另一个房间：${id}。`,
    otherKey: '此文件属于另一个房间：名称相同，但密钥不同。',
    news: (count) => `${messages(count)}是新的。`,
    noNews: '没有新内容：全部都已在这里。',
    noNewMessages: (others) => `没有新消息，但有 ${numberOf(others)} 个新的名字、编辑、删除或回应。`,
    nothingTaken: '没有采纳任何内容。',
    damaged: (line, taken, refused) =>
      `第 ${numberOf(line)} 行起损坏：采纳 ${entries(taken)}，拒绝 ${numberOf(refused)} 个。`,
    tooMany: (count) => `${entries(count)}超出了房间的容量。`,
    missing: (count) => `文件提前结束：缺少 ${entries(count)}。`,
    early: (count) => `${entries(count)}在等待排在前面而不在文件中的其他条目。`,
    forked: (count) => `有 ${entries(count)}作者签名了两个版本：所有人保留同一个。`,
    givenUp: '损坏太多，其余部分没有读取。',
    stopped: '已停止：已采纳的内容会保留。',
    newAuthors: (names) => phrase`此前这里没有这些人的内容：${names}。`,
    keyed: (name, key) => phrase`${name}（${key}）`,
    moreAuthors: (count) => `另外 ${numberOf(count)} 人`,
  },
  page: {
    title: (room, day) => `房间 ${room}，${day}`,
    openRoom: (id) => phrase`开放房间 ${id}`,
    sealedRoom: (id) => phrase`密封房间 ${id}`,
    saved: (at, timeZone) => `保存于 ${at}（${timeZone}）`,
    messages,
    authors: '作者',
    key: '密钥',
    copy: '此页面是供阅读的副本，本身不能证明什么。名字是人们自己取的，以密钥区分。同一房间的签名文件可证明谁写了什么。',
  },
};
