/** A member whose page works as it should, but whatever pieces it serves have a wrong byte: as somebody would lie. */
import type { Page } from '@playwright/test';
import { BULK_LABEL } from './witness.ts';

declare const liar: { readonly lies: number };

/** To be called before the page goes anywhere. */
export const makeLiar = (page: Page): void => void page.addInitScript(install, BULK_LABEL);

/** How many pieces it served wrong. */
export const liesOf = (page: Page): Promise<number> => page.evaluate(() => liar.lies);

function install(bulkLabel: string): void {
  /** Stream and piece of each bulk message that was spoiled. */
  const spoiled = new Set<string>();
  const channels = RTCDataChannel.prototype as {
    send(data: string | Blob | ArrayBuffer | ArrayBufferView): void;
  };
  const { send } = channels;
  channels.send = function (data) {
    const isPiece = (this as unknown as RTCDataChannel).label === bulkLabel;
    if (!isPiece || !(data instanceof ArrayBuffer || ArrayBuffer.isView(data))) return send.call(this, data);
    const bytes =
      data instanceof ArrayBuffer
        ? new Uint8Array(data.slice(0))
        : new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
    const last = bytes.byteLength - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    const header = new DataView(bytes.buffer);
    spoiled.add(`${header.getUint32(0)} ${header.getUint32(4)}`);
    send.call(this, bytes);
  };
  Object.assign(globalThis, {
    liar: {
      get lies() {
        return spoiled.size;
      },
    },
  });
}
