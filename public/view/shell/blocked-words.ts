import { catalogue } from '../words/catalogue.ts';

/** For browsers with WebRTC that find no address to connect from. */
export const blockedWords = catalogue('blocked', {
  heading: 'This browser lets nobody connect',
  explanation:
    'It has WebRTC, but gives it no address to connect from. That is a setting, an extension or a policy of the browser, not your network. Use another browser, or look here:',
  remedies: [
    'Extensions such as uBlock Origin: switch off "Prevent WebRTC from leaking local IP addresses".',
    'Brave, Opera, Vivaldi: choose the default for WebRTC and IP addresses in the privacy settings.',
    'Firefox: reset what begins with media.peerconnection.ice in about:config.',
    'A device of your work or school: the policy WebRtcIPHandling may be set. Ask whoever manages it.',
  ],
});
