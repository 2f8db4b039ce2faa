/**
 * Which page uses a folder of files. A room that the device keeps belongs to the tab that has the room, and the latest one
 * to open it is that. Other folders belong to a tab, which a reload finds by a token in the tab's store: a duplicated tab
 * has a copy of the token, and has to get a folder of its own.
 */
import type { Cancel, Clock } from '../../../net/clock.ts';
import { folderLock, folderName, freshToken } from './folder-names.ts';

export interface FolderClaim {
  readonly token: string;
  readonly name: string;
  /** It will be free in a moment: whoever asks waits for that. Idempotent. */
  closing(): void;
  /** Others may have it. Idempotent. */
  release(): void;
}

/** Of a `BroadcastChannel`. */
export type PageChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;

export interface FolderClaimOptions {
  /** Names the room on the device. */
  readonly room: string;
  /** Null where there is none yet. */
  readonly token: string | null;
  /** From whoever has it: this page has the room. */
  readonly takes: boolean;
  readonly locks: LockManager;
  readonly openChannel: () => PageChannel;
  readonly clock: Clock;
  /** Another page took it. */
  lost(): void;
}

type Message = { readonly kind: 'whose' | 'mine'; readonly name: string };

/** A page that neither answers nor lets go by then is asleep. One that is going lets go without an answer. */
const ASLEEP_MS = 10_000;

export async function claimFolder(o: FolderClaimOptions): Promise<FolderClaim> {
  if (o.token !== null) {
    const claim = await claimWith(o.token, o);
    if (claim !== null) return claim;
  }
  const fresh = await claimWith(freshToken(), { ...o, takes: true });
  if (fresh === null) throw new Error('somebody else has a token that was just made up');
  return fresh;
}

/** Null while another tab has it. */
async function claimWith(token: string, o: FolderClaimOptions): Promise<FolderClaim | null> {
  const name = folderName(o.room, token);
  const channel = o.openChannel();
  const waiting = new AbortController();
  let release: (() => void) | null = null;
  const post = (kind: Message['kind']) => channel.postMessage({ kind, name } satisfies Message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.name !== name) return;
    if (data.kind === 'whose' && release !== null) post('mine');
    else if (data.kind === 'mine' && release === null && !o.takes) waiting.abort();
  };
  const letGo = () => {
    channel.close();
    release?.();
    release = null;
  };
  let stopWaiting: Cancel = () => undefined;
  const isMine = await new Promise<boolean>((settle) => {
    const hold = () =>
      new Promise<void>((ended) => {
        if (waiting.signal.aborted) return ended();
        release = ended;
        settle(true);
      });
    const refused = () => {
      settle(false);
      if (release === null) return;
      letGo();
      o.lost();
    };
    const options = o.takes ? { steal: true } : { signal: waiting.signal };
    o.locks.request(folderLock(name), options, hold).catch(refused);
    if (o.takes) return;
    stopWaiting = o.clock.after(ASLEEP_MS, () => waiting.abort());
    post('whose');
  });
  stopWaiting();
  if (isMine) return { token, name, closing: () => channel.close(), release: letGo };
  letGo();
  return null;
}
