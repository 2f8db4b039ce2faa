/** What the tabs of a browser that show one room say to each other. */

/** All that a tab's store has of the room. */
export type TabRows = Readonly<Record<string, string>>;

export type TabMessage =
  /** Does a tab have the room? Whoever has it answers `here`. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'here'; readonly isCalling: boolean }
  /** I want it here. Without `evenCalling` a tab that is in a call answers `here` once more. */
  | { readonly kind: 'give'; readonly evenCalling: boolean }
  /** The room is closed here, and this is what the tab kept of it. */
  | { readonly kind: 'given'; readonly to: string; readonly rows: TabRows }
  /** What was given is kept here. */
  | { readonly kind: 'stored'; readonly to: string }
  /** I have it from now on, whether it was given to me or not. */
  | { readonly kind: 'took' }
  /** This device forgets the room. */
  | { readonly kind: 'forget' };

/** To all other tabs of this browser that show the room. */
export interface TabChannel {
  /** Names this tab. */
  readonly self: string;
  post(message: TabMessage): void;
  close(): void;
}

export type OpenTabChannel = (heard: (message: TabMessage, from: string) => void) => TabChannel;

/**
 * Works on plain http too. Where the browser forbids it, nobody else is heard. Who speaks is of our own origin, though
 * perhaps of another version of the page: what else is in a message is looked at by whoever needs it.
 */
export const broadcastTo =
  (room: string): OpenTabChannel =>
  (heard) => {
    const self = crypto.getRandomValues(new Uint32Array(3)).join('-');
    try {
      const channel = new BroadcastChannel(`parley ${room}`);
      channel.onmessage = ({ data }: MessageEvent<TabMessage & { readonly from: string }>) =>
        data.from !== self && heard(data, data.from);
      return {
        self,
        post: (message) => channel.postMessage({ ...message, from: self }),
        close: () => channel.close(),
      };
    } catch {
      return { self, post: () => undefined, close: () => undefined };
    }
  };
