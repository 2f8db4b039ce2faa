import type { PageWords } from '../parts.ts';

export const page: PageWords = {
  about: '面向小群体的聊天室，从浏览器到浏览器。分享链接即可交谈；你说的话直接传给其他人。',
  share: {
    openRoom: '开放房间',
    sealedRoom: '密封房间',
    whoComesInOpen: '有链接的人都能进来。服务器也知道这个链接；密封房间的密钥它永远看不到。',
    whoComesInSealed:
      '只有持有完整链接的人才能进来。# 后面的部分是密钥：它从不到达服务器，服务器既不能读取也不能伪造任何内容。',
    copyLink: '复制链接',
    hand: '分享…',
    qrCode: '二维码',
    linkToRoom: '此房间的链接',
  },
  rooms: { open: '房间' },
  menu: { name: '房间菜单' },
  transcript: { name: '聊天记录' },
  empty: {
    heading: '分享链接，然后开始交谈',
    sendLink: '把此链接发给你想交谈的人。有链接的人都能进来。',
    address: '要分享的地址',
    copy: '复制',
    whereItGoes:
      '你说的话直接从浏览器传到浏览器，保留到最后一个人关闭标签页为止；如果有人在设备上保留此房间，则会更久。',
  },
  people: {
    name: '成员',
    yourName: '你的名字',
    privateConversations: '私聊',
    alone: '目前只有你',
  },
  storageFull: '此浏览器无法保存更多内容：从现在起说的话，在你关闭或重新加载此页面后将会丢失。',
  malformed: {
    heading: '没有这个房间',
    why: '房间名最多 64 个字母、数字、连字符和下划线。此地址中的名称含有其他字符，也许链接在途中被截断或更改了。',
    whatToDo: '请再要一次链接，或者开一个自己的房间。',
  },
  locked: {
    missing: '此房间需要完整的链接',
    wrong: '此链接带的是另一个房间的密钥',
    damaged: '此链接的末尾已损坏',
    why: '# 后面的部分是房间的密钥。它从不到达服务器，所以只有持有完整链接的人才能给你。',
    whatToDo: '请向他们再要一次链接，并完整复制到末尾。',
  },
  which: {
    heading: '是哪个房间？',
    why: '从地址无法确定是哪个房间。也许链接带上了周围文字的符号、在途中被更改，或是手工输入的。你尚未进入任何房间。',
  },
  elsewhere: {
    open: '此房间已在另一个标签页中打开',
    moved: '此房间现已在另一个标签页中打开',
    silent: '另一个标签页没有响应',
    how: '在一个浏览器中你是同一个人，所以每次只有一个标签页拥有此房间。在此使用，聊天内容、草稿和未读消息都会一起过来。',
    whySilent: '它上次拥有此房间。它已被关闭，或被浏览器休眠。',
    calling: '你正在另一个标签页中通话。在此使用房间会结束那边的通话；你可以在这里重新加入。',
    useHere: '在此使用',
  },
  forgotten: {
    heading: '已忘记此房间',
    why: '你让此浏览器忘记了它：你在这里的身份、草稿和所有聊天内容都已从此设备删除。',
    rooms: '显示我的房间',
  },
  startNewRoom: '开一个新房间',
  unsupported: {
    heading: '此浏览器无法参与',
    explanation:
      'Parley 通过 WebRTC 让浏览器彼此直接连接。此浏览器缺少、关闭或屏蔽了它。请用最新的 Chrome、Edge、Firefox 或 Safari 打开链接，或查看以下几点：',
    extension: '防止 WebRTC 泄漏的扩展或隐私设置：请为此页面允许 WebRTC。',
    firefox: 'Firefox：about:config 中的 media.peerconnection.enabled 须为 true。Tor 浏览器没有 WebRTC。',
    lockdown: 'iPhone、iPad、Mac：锁定模式会关闭它；请将此网站排除在外。',
    app: '在其他应用内打开的页面：请在浏览器中打开。',
    policy: '单位或学校的设备：可能被策略关闭。请询问管理员。',
    again: '重试',
  },
  stopped: {
    heading: 'Parley 无法在此启动',
    old: '此浏览器缺少或关闭了 Parley 所需的功能。请用较新的浏览器打开此链接：Chrome 或 Edge 123、Firefox 128、Safari 17.5 或更高版本。手机上的浏览器通常随系统更新。',
    cut: '页面有一部分没有到达。如果重新加载仍不行，则服务器不可用，或途中有东西拦截：屏蔽脚本的扩展，或你网络中的过滤器。',
    broken:
      '此浏览器中有东西阻止了页面。可能是会修改页面的扩展，或严格的隐私设置：请停用后再试，或使用隐私窗口或其他浏览器。',
    details: '技术信息：',
    again: '重新加载',
  },
  composer: { message: '消息', placeholder: '写消息', send: '发送' },
};
