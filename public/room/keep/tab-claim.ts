/**
 * One member, one tab. A duplicated tab has a copy of the session storage and so of the key. The tab that is the
 * member already answers a claim; the new one then makes a key of its own. Works on plain http, where
 * `navigator.locks` does not exist.
 */
import type { MemberId } from '../../net/crypto/signer.ts';

/** Another tab of the same browser answers within a few milliseconds, even hidden. */
const ANSWER_MS = 150;

type Message = { readonly kind: 'claim' | 'taken'; readonly from: string };

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'kind' in data && 'from' in data;

export interface TabClaim {
  /** Whether another tab is this member already. */
  readonly isTaken: Promise<boolean>;
  close(): void;
}

/** `lost` is called when a tab that was frozen while we asked turns out to be this member. */
export function claimMember(id: MemberId, lost: () => void): TabClaim {
  const self = `${performance.timeOrigin} ${crypto.getRandomValues(new Uint32Array(2)).join(' ')}`;
  const channel = new BroadcastChannel(`parley ${id}`);
  let isSettled = false;
  const isTaken = new Promise<boolean>((resolve) => {
    const settle = (answer: boolean) => {
      if (isSettled) {
        if (answer) lost();
        return;
      }
      isSettled = true;
      if (answer) channel.close();
      resolve(answer);
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data) || data.from === self) return;
      if (data.kind === 'taken') settle(true);
      else if (isSettled) channel.postMessage({ kind: 'taken', from: self } satisfies Message);
    };
    setTimeout(() => settle(false), ANSWER_MS);
  });
  channel.postMessage({ kind: 'claim', from: self } satisfies Message);
  return { isTaken, close: () => channel.close() };
}
