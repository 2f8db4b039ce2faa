import { numberOf } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ShellWords } from '../parts.ts';

export const shell: ShellWords = {
  shell: {
    productName: 'Parley',
    theme: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
    unavailable: '无法连接服务器时，此功能不可用。',
    joining: '正在进入房间…',
    unreachable: '无法连接服务器：聊天照常，但没有新人能加入',
    refusal: {
      'room-full': '此房间已满。等有人离开后再试，或开一个自己的房间。',
      'wrong-key': '此房间已密封：请打开完整的链接，包括 # 后面的部分',
      'bad-request': '服务器无法理解此页面。请重新加载；如果没有用，请开一个新房间。',
      'tunnel-full': '此隧道已满，容不下更多人。一有人离开，你就会自动进入。',
      busy: '服务器繁忙，目前无人能进入。一旦可以，你就会自动进入。',
    },
    retry: '重试',
    freshRoom: '新房间',
  },
  framed: {
    openInTab: '在标签页中打开',
    whyOpenInTab: (host) =>
      `在 ${host} 单独打开这个房间。大多数浏览器会隔离嵌入的页面：在标签页里你就是另一个人。`,
    keptApart: '你现在位于另一个网站之内。大多数浏览器只有在那个网站里才能再找到这里保存的内容，以及你是谁。',
  },
  notes: {
    clock: {
      behind: (time) => `此设备的时钟慢了${time}；显示的时间已校正`,
      ahead: (time) => `此设备的时钟快了${time}；显示的时间已校正`,
    },
    copied: {
      here: '另一台设备有此浏览器数据的副本，并在此房间中。你在这里现在是新的人',
      elsewhere: '另一台设备曾有此浏览器数据的副本，并以你的身份进入此房间。它现在是另一个人',
    },
    network:
      '你的网络屏蔽了直接连接，所以你在这里联系不到任何人。请换一个网络，例如移动数据或手机热点，或关闭 VPN。如果只能用这个网络，请把连接报告发给给你链接的人：他们可以想办法。',
    report: '连接报告',
    dismiss: '关闭',
    lastResort: {
      possible: (name) => `没有直接通往 ${name} 的路径。要通过服务器交谈吗？服务器无法读取内容。`,
      asked: (name) => `你和 ${name} 之间没有直接路径，${name} 希望通过服务器交谈。服务器无法读取内容。`,
      wished: (name) => `正在等待 ${name} 同意通过服务器交谈`,
      open: '你们的话密封后通过服务器传送：服务器无法读取，只能看到你们在交谈以及交谈的多少。通话和文件需要直接路径。',
      talk: '通过服务器交谈',
      notNow: '暂时不要',
    },
    newVersion: '有新版本',
    reload: '重新加载',
    later: '以后',
  },
  blocked: {
    heading: '此浏览器不让任何人连接',
    explanation:
      '它有 WebRTC，但没有给它可用来连接的地址。这是浏览器的设置、扩展或策略所致，不是你的网络。请换一个浏览器，或查看以下几点：',
    remedies: [
      'uBlock Origin 等扩展：关闭“防止 WebRTC 泄露本地 IP 地址”。',
      'Brave、Opera、Vivaldi：在隐私设置中为 WebRTC 和 IP 地址选择默认值。',
      'Firefox：在 about:config 中重置以 media.peerconnection.ice 开头的项。',
      '单位或学校的设备：可能设置了策略 WebRtcIPHandling。请询问管理员。',
    ],
  },
  chooseRoom: {
    heading: '用于哪个房间？',
    what: '分享的文字',
    whatHappens: '它会放进那里的消息框。在你发送之前不会发出任何内容。',
    freshRoom: '新房间',
  },
  deadEnd: { openRoom: (roomId) => phrase`打开 ${roomId}` },
  paper: {
    openRoom: (id) => phrase`开放房间 ${id}`,
    sealedRoom: (id) => phrase`密封房间 ${id}`,
    printed: (at, timeZone) => `打印于 ${at}（${timeZone}）`,
    present: (names) => phrase`当时在场：${names}`,
    noKey: '不会打印此房间的密钥。没有它，谁也进不来。',
  },
  aboutPage: {
    heading: '关于此页面',
    version: '版本',
    hash: '代码的 SHA-256',
    before: '之前',
    after: '之后',
    looking: '正在查看…',
    unknown: '无法连接服务器时无从得知',
    changed: '自你上次访问以来，此页面的代码已更改。',
    noticed: (when) => `发现于 ${when}。`,
    lastChange: (when) => `此页面的代码上次更改于 ${when}。`,
    unchanged: '此页面的代码与此设备首次保留时相同。',
    keeping: {
      kept: '已保留在此设备上：没有服务器也能打开此页面。',
      'not-yet': '尚未保留在此设备上：没有服务器就打不开。',
      insecure: '未保留在此设备上，所以没有服务器就打不开。浏览器只通过 https 保留页面。',
      missing: '未保留在此设备上，所以没有服务器就打不开。此浏览器不保留页面，或在这种窗口中不保留。',
    },
    compare: '比对',
    howToCompare: [
      '服务器启动时会显示此哈希值，用相同源代码构建的结果在 dist/hashes.json 中也有。两者相同，说明此页面就是该源代码的产物。房间里的其他人可以把他们的念给你听。',
      '被故意改动的页面可以显示任意哈希值。必须确认的人请用其他程序比对文件：',
    ],
    files: '所有文件及其哈希值',
    copy: '复制为文字',
    asText: (version, hash) => `Parley ${version}，SHA-256 ${hash}`,
  },
  notify: {
    isCalling: (name) => `${name} 来电`,
    mentionsYou: (name) => `${name} 提到了你`,
    newMessages: (count) => `${numberOf(count)} 条新消息`,
    latestMessage: (name, text) => `${name}：${text}`,
    countedTitle: (count, title) => `(${count}) ${title}`,
  },
};
