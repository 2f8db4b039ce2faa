/**
 * The floor under a message between real pages, as low as it can be built by hand: raw channels, one native signature by
 * the author and one native verification by each of the others, one row in the document, the end kept in view. No order,
 * no receipts, no repair, no latecomers, no name.
 */

import { rawLinks } from './raw.ts';
import type { Invitation, Prepare, Seat } from './stage.ts';
import { present } from './stage.ts';

const ED25519 = 'Ed25519';

interface Signed {
  readonly text: string;
  readonly at: number;
  readonly author: string;
  /** base64 */
  readonly signature: string;
}

const STYLE = `
  html { height: 100%; font: 16px/1.5 sans-serif }
  body { display: flex; flex-direction: column; height: 100%; margin: 0 }
  #transcript { flex: 1; overflow-y: auto; padding: 0 16px }
  article { padding: 4px 0 }
  article b, article time { margin-right: 8px }`;

function build(): { readonly transcript: HTMLElement; readonly box: HTMLTextAreaElement } {
  const style = document.createElement('style');
  style.textContent = STYLE;
  document.head.append(style);
  const transcript = document.createElement('main');
  transcript.id = 'transcript';
  const box = document.createElement('textarea');
  box.id = 'message';
  document.body.append(transcript, box);
  return { transcript, box };
}

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytesOf = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const signedBytes = ({ text, at, author }: Omit<Signed, 'signature'>) =>
  new TextEncoder().encode(JSON.stringify([author, at, text]));

const prepare: Prepare = async (roomId) => {
  const pair = await crypto.subtle.generateKey(ED25519, true, ['sign', 'verify']);
  const author = base64(await crypto.subtle.exportKey('raw', pair.publicKey));
  const { transcript, box } = build();
  const keys = new Map<string, CryptoKey>();

  const keyOf = async (id: string) => {
    const known =
      keys.get(id) ?? (await crypto.subtle.importKey('raw', bytesOf(id), ED25519, false, ['verify']));
    keys.set(id, known);
    return known;
  };
  const show = ({ text, at, author: by }: Signed) => {
    const [row, name, time, said] = ['article', 'b', 'time', 'span'].map((tag) =>
      document.createElement(tag),
    );
    if (!row || !name || !time || !said) return;
    name.textContent = by.slice(0, 8);
    time.textContent = new Date(at).toISOString().slice(11, 16);
    said.textContent = text;
    row.append(name, time, said);
    transcript.append(row);
    transcript.scrollTop = transcript.scrollHeight;
  };

  const enter = await rawLinks({ batchMs: 30 })(roomId);
  return async (invitation: Invitation): Promise<Seat> => {
    const heard = async (json: string) => {
      const message = JSON.parse(json) as Signed;
      const key = await keyOf(message.author);
      if (await crypto.subtle.verify(ED25519, key, bytesOf(message.signature), signedBytes(message)))
        show(message);
    };
    const seat = await enter({ ...invitation, heard: (json) => void heard(json) });
    const say = async (text: string) => {
      const said = { text, at: Date.now(), author };
      const signature = base64(await crypto.subtle.sign(ED25519, pair.privateKey, signedBytes(said)));
      seat.say?.(JSON.stringify({ ...said, signature }));
      show({ ...said, signature });
    };
    box.onkeydown = (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      void say(box.value);
      box.value = '';
    };
    return seat;
  };
};

present(prepare);
