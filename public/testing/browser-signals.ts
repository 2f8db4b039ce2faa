/** Signals as browsers make them, sent when a data channel is opened: recorded with Chromium and Firefox ESR of November 2026. */

const description = (type: 'offer' | 'answer', ...lines: string[]) => ({
  type,
  sdp: `${lines.join('\r\n')}\r\n`,
});

export const CHROMIUM_OFFER = {
  attempt: '1k2j3h4g5f6.1763763771234',
  number: 0,
  latestOffer: { sessionId: '1k2j3h4g5f6', at: 1_763_763_771_234 },
  description: description(
    'offer',
    'v=0',
    'o=- 977292885682159612 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:8ATp',
    'a=ice-pwd:noEO+DXl8ietjRXJf8hzJLI9',
    'a=ice-options:trickle',
    'a=fingerprint:sha-256 03:93:32:AC:A5:E0:53:B0:9B:F1:50:5E:E6:2D:DC:77:A5:09:F2:53:27:18:40:32:22:11:9E:20:FD:5F:65:B8',
    'a=setup:actpass',
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
  ),
  candidates: [
    {
      candidate:
        'candidate:1037221672 1 udp 2113937151 192.0.2.2 49684 typ host generation 0 ufrag 8ATp network-cost 999',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: '8ATp',
    },
    {
      candidate:
        'candidate:983618456 1 udp 2113942271 fd00::2 45578 typ host generation 0 ufrag 8ATp network-cost 999',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: '8ATp',
    },
  ],
};

export const CHROMIUM_ANSWER = {
  attempt: '1k2j3h4g5f6.1763763771234',
  number: 0,
  latestOffer: { sessionId: 'zk8d7sj2k1a', at: 0 },
  description: description(
    'answer',
    'v=0',
    'o=- 7500496747182069207 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:Vj6P',
    'a=ice-pwd:bI7+vmBt5QXgFOXfUycVCstC',
    'a=ice-options:trickle',
    'a=fingerprint:sha-256 03:93:32:AC:A5:E0:53:B0:9B:F1:50:5E:E6:2D:DC:77:A5:09:F2:53:27:18:40:32:22:11:9E:20:FD:5F:65:B8',
    'a=setup:active',
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
  ),
  candidates: [
    {
      candidate:
        'candidate:2287953711 1 udp 2113937151 192.0.2.2 48762 typ host generation 0 ufrag Vj6P network-cost 999',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: 'Vj6P',
    },
    {
      candidate:
        'candidate:1127851727 1 udp 2113942271 fd00::2 49677 typ host generation 0 ufrag Vj6P network-cost 999',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: 'Vj6P',
    },
  ],
};

export const FIREFOX_OFFER = {
  attempt: '1k2j3h4g5f6.1763763771234',
  number: 0,
  latestOffer: { sessionId: '1k2j3h4g5f6', at: 1_763_763_771_234 },
  description: description(
    'offer',
    'v=0',
    'o=mozilla...THIS_IS_SDPARTA-99.0 2516393606439843656 0 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=sendrecv',
    'a=fingerprint:sha-256 AC:A7:AA:0C:00:11:AF:07:CE:E0:F1:97:97:E4:DB:CF:4F:49:0A:36:8F:52:6D:76:B2:32:72:C1:28:E1:98:03',
    'a=group:BUNDLE 0',
    'a=ice-options:trickle',
    'a=msid-semantic:WMS *',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=sendrecv',
    'a=ice-pwd:2917bcfe7465ade3f59ba118bd1da172',
    'a=ice-ufrag:0ffb386e',
    'a=mid:0',
    'a=setup:actpass',
    'a=sctp-port:5000',
    'a=max-message-size:1073741823',
  ),
  candidates: [
    {
      candidate: 'candidate:0 1 UDP 2122187007 192.0.2.2 56099 typ host',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '0ffb386e',
    },
    {
      candidate: 'candidate:1 1 UDP 2122252543 fd00::2 46148 typ host',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '0ffb386e',
    },
    {
      candidate: 'candidate:2 1 TCP 2105458943 192.0.2.2 9 typ host tcptype active',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '0ffb386e',
    },
    {
      candidate: 'candidate:3 1 TCP 2105524479 fd00::2 9 typ host tcptype active',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '0ffb386e',
    },
  ],
};

export const FIREFOX_ANSWER = {
  attempt: '1k2j3h4g5f6.1763763771234',
  number: 0,
  latestOffer: { sessionId: 'zk8d7sj2k1a', at: 0 },
  description: description(
    'answer',
    'v=0',
    'o=mozilla...THIS_IS_SDPARTA-99.0 2884671964286771993 0 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=sendrecv',
    'a=fingerprint:sha-256 AC:A7:AA:0C:00:11:AF:07:CE:E0:F1:97:97:E4:DB:CF:4F:49:0A:36:8F:52:6D:76:B2:32:72:C1:28:E1:98:03',
    'a=group:BUNDLE 0',
    'a=ice-options:trickle',
    'a=msid-semantic:WMS *',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=sendrecv',
    'a=ice-pwd:770668996542eed5963e276bf96f6d50',
    'a=ice-ufrag:66e470f2',
    'a=mid:0',
    'a=setup:active',
    'a=sctp-port:5000',
    'a=max-message-size:1073741823',
  ),
  candidates: [
    {
      candidate: 'candidate:0 1 UDP 2122187007 192.0.2.2 54947 typ host',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '66e470f2',
    },
    {
      candidate: 'candidate:1 1 UDP 2122252543 fd00::2 39215 typ host',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '66e470f2',
    },
    {
      candidate: 'candidate:2 1 TCP 2105458943 192.0.2.2 9 typ host tcptype active',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '66e470f2',
    },
    {
      candidate: 'candidate:3 1 TCP 2105524479 fd00::2 9 typ host tcptype active',
      sdpMLineIndex: 0,
      sdpMid: '0',
      usernameFragment: '66e470f2',
    },
  ],
};
