/** A data channel of libdatachannel in the form of the browsers'. */
import type { NativeChannel } from './native.ts';

type Listener<Event = unknown> = ((event: Event) => void) | null;

export class Channel {
  onopen: Listener = null;
  onclose: Listener = null;
  onmessage: Listener<{ readonly data: string | ArrayBuffer }> = null;
  onbufferedamountlow: Listener = null;
  binaryType = 'arraybuffer';
  readonly #native: NativeChannel;
  #state: RTCDataChannelState = 'connecting';
  #isClosing = false;

  constructor(native: NativeChannel) {
    this.#native = native;
    native.onOpen(() => {
      if (this.#state !== 'connecting') return;
      this.#state = 'open';
      this.onopen?.({});
    });
    native.onClosed(() => {
      this.#state = 'closed';
      if (!this.#isClosing) this.onclose?.({});
    });
    native.onError(() => undefined); // what it means is told by the states
    native.onMessage((data) => {
      if (this.#state === 'open')
        this.onmessage?.({ data: typeof data === 'string' ? data : asBuffer(data) });
    });
    native.onBufferedAmountLow(() => {
      if (this.#state === 'open') this.onbufferedamountlow?.({});
    });
  }

  get readyState(): RTCDataChannelState {
    return this.#state;
  }

  get bufferedAmount(): number {
    return this.#state === 'open' ? this.#native.bufferedAmount() : 0;
  }

  set bufferedAmountLowThreshold(bytes: number) {
    this.#native.setBufferedAmountLowThreshold(bytes);
  }

  /** Throws where it cannot be sent. */
  send(data: string | Uint8Array): void {
    if (typeof data === 'string') this.#native.sendMessage(data);
    else this.#native.sendMessageBinary(data);
  }

  /** Idempotent. */
  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    if (this.#state !== 'closed') this.#state = 'closing';
    this.#native.close();
  }
}

/** With a buffer of its own: Node's small ones share one. */
const asBuffer = (data: Uint8Array | ArrayBuffer): ArrayBuffer =>
  data instanceof ArrayBuffer
    ? data
    : (data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer);
