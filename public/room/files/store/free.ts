/**
 * Gives the memory of bytes back at once, and leaves them empty. Browsers collect large buffers late: a page that passes on
 * pieces would hold a hundred megabytes that nobody needs any more. What is sent with its memory to a port that nobody
 * listens to is gone with the message. (`ArrayBuffer.transfer(0)` in Chromium keeps all of it, and out of the count.)
 */
let nowhere: MessagePort | null = null;

export function free(bytes: Uint8Array): void {
  if (nowhere === null) {
    const { port1, port2 } = new MessageChannel();
    port2.close();
    nowhere = port1;
  }
  nowhere.postMessage(null, [bytes.buffer as ArrayBuffer]);
}
