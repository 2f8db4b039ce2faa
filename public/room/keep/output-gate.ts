/** Nothing leaves before what it tells of is kept: frames wait, in order, until everything set so far is committed. */
import type { MemberId } from '../../net/crypto/signer.ts';
import type { Store } from './storage.ts';

/** False when the frame was not taken. */
type Send<Frame> = (to: MemberId, frame: Frame) => boolean;

/**
 * `send` behind the gate. A frame that has to wait counts as taken; if its turn comes and it is not, `missed` is told.
 */
export const afterStored =
  <Frame>(store: Pick<Store, 'whenStored'>, send: Send<Frame>, missed: (to: MemberId) => void): Send<Frame> =>
  (to, frame) => {
    let isTaken = true;
    let isLater = false;
    store.whenStored(() => {
      isTaken = send(to, frame);
      if (isLater && !isTaken) missed(to);
    });
    isLater = true;
    return isTaken;
  };
