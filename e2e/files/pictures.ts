/** Pictures for tests, drawn by a browser. */
import type { Page } from '@playwright/test';

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly type: string;
}

/** The left half is red, the right half blue. */
export async function drawPicture(page: Page, drawn: Drawn): Promise<Buffer> {
  const bytes = await page.evaluate(async ({ width, height, type }) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = 'red';
    context.fillRect(0, 0, width / 2, height);
    context.fillStyle = 'blue';
    context.fillRect(width / 2, 0, width / 2, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
    if (blob === null) throw new Error('not drawn');
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, drawn);
  return Buffer.from(bytes);
}

/** Some frames of the same, as the browser records what a canvas shows. */
export async function recordVideo(page: Page, size: Omit<Drawn, 'type'>): Promise<Buffer> {
  const bytes = await page.evaluate(async ({ width, height }) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
    const chunks: Blob[] = [];
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let frame = 0; frame < 20; frame++) {
      context.fillStyle = 'red';
      context.fillRect(0, 0, width / 2, height);
      context.fillStyle = 'blue';
      context.fillRect(width / 2, 0, width / 2, height);
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(chunks).arrayBuffer())];
  }, size);
  return Buffer.from(bytes);
}

/** What says where a photograph was taken. */
export const PLACE = 'N 48 51 29';
const ORIENTATION = 0x0112;
const GPS = 0x8825;
const GPS_LATITUDE_REF = 0x0001;
const ASCII = 2;
const SHORT = 3;
const LONG = 4;

/** A JPEG with EXIF: to be turned by a quarter, taken at a place. */
export function withPlace(jpeg: Buffer): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(tag, 0);
    head.writeUInt16LE(type, 2);
    head.writeUInt32LE(count, 4);
    return Buffer.concat([head, value, Buffer.alloc(4)], 12);
  };
  const short = (value: number) => Buffer.from([value & 0xff, value >> 8, 0, 0]);
  const long = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const directory = (...entries: readonly Buffer[]) =>
    Buffer.concat([short(entries.length).subarray(0, 2), ...entries, Buffer.alloc(4)]);
  const HEADER = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  const main = (gpsAt: number) =>
    directory(entry(ORIENTATION, SHORT, 1, short(6)), entry(GPS, LONG, 1, long(gpsAt)));
  const gpsAt = HEADER.length + main(0).length;
  const text = Buffer.from(`${PLACE}\0`, 'latin1');
  const textAt = gpsAt + directory(entry(0, 0, 0, Buffer.alloc(4))).length;
  const gps = directory(entry(GPS_LATITUDE_REF, ASCII, text.length, long(textAt)));
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), HEADER, main(gpsAt), gps, text]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)]);
}
