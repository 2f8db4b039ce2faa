/**
 * `<parley-room>`: a room in a page of another site. This is the whole of embed.js, which that page loads as a module from
 * the server whose rooms it shows (docs/embedding.md). What it can do there it could do anyway; all of the room is in a
 * frame of the server's own origin.
 */
import { type Proposals, readFromPage, type ToPage, windowName } from './messages.ts';
import { roomAddress } from './room-address.ts';

/** Where this script was loaded from. */
const here = import.meta.url;
const SERVER = new URL('./', here);

const TAG = 'parley-room';
/** For screen readers, until the page gives a `title` in its own language. */
const TITLE = 'Chat room';
const PERMISSIONS = [
  'camera',
  'microphone',
  'display-capture',
  'speaker-selection',
  'autoplay',
  'fullscreen',
  'clipboard-write',
  'web-share',
].join('; ');

/** What the page's own styles say of the element wins. */
const STYLE =
  ':host { display: block; block-size: 30rem } :host([hidden]) { display: none }' +
  'iframe { display: block; inline-size: 100%; block-size: 100%; border: 0 }';

const ATTRIBUTES = ['room', 'name', 'theme', 'language'] as const;

// Frameworks load modules of elements on the server too, where there are none.
const Base =
  (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (class {} as typeof HTMLElement);

export class ParleyRoom extends Base {
  static readonly observedAttributes: readonly string[] = [...ATTRIBUTES, 'title'];

  #frame: HTMLIFrameElement | null = null;
  #isShown = true;
  #watch: IntersectionObserver | null = null;
  #unread = 0;
  #members = 0;

  /** How many messages were never on the screen. */
  get unread(): number {
    return this.#unread;
  }

  /** How many people are in the room, the one in this page included; 0 before it is known. */
  get members(): number {
    return this.#members;
  }

  get room(): string | null {
    return this.getAttribute('room');
  }

  set room(value: string | null) {
    this.#reflect('room', value);
  }

  get name(): string | null {
    return this.getAttribute('name');
  }

  set name(value: string | null) {
    this.#reflect('name', value);
  }

  get theme(): string | null {
    return this.getAttribute('theme');
  }

  set theme(value: string | null) {
    this.#reflect('theme', value);
  }

  get language(): string | null {
    return this.getAttribute('language');
  }

  set language(value: string | null) {
    this.#reflect('language', value);
  }

  connectedCallback(): void {
    addEventListener('message', this.#heard);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#heard);
    this.#hide();
  }

  /** `moveBefore` moves a frame without loading it again. */
  connectedMoveCallback(): void {
    // The room goes on.
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) return;
    if (name === 'room' || this.#frame === null) return this.#show();
    if (name === 'title') this.#frame.title = this.title || TITLE;
    else this.#propose();
  }

  #reflect(name: string, value: string | null): void {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Another room is another frame: a frame that goes elsewhere would leave a step in the history of the page. */
  #show(): void {
    this.#hide();
    const { room } = this;
    if (room === null || room === '') return;
    const address = roomAddress(room, SERVER);
    if (address === null) {
      // Without the value, which may have a key in it.
      const problem = `<${TAG}>: room is neither the id of a room nor a link to one at ${SERVER.href}`;
      return reportError(new TypeError(problem));
    }
    const frame = document.createElement('iframe');
    frame.name = this.#name();
    frame.title = this.title || TITLE;
    frame.allow = PERMISSIONS;
    frame.referrerPolicy = 'no-referrer';
    frame.src = address;
    this.#frame = frame;
    this.#root.replaceChildren(frame);
    this.#watch = new IntersectionObserver((entries) => {
      this.#isShown = entries.at(-1)?.isIntersecting !== false;
      this.#send({ parley: 'shown', isShown: this.#isShown });
    });
    this.#watch.observe(frame);
  }

  get #root(): ShadowRoot {
    if (this.shadowRoot !== null) return this.shadowRoot;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    // Not as a style element: the content policy of the page may forbid those.
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  #hide(): void {
    this.#watch?.disconnect();
    this.#isShown = true;
    this.#frame?.remove();
    this.#frame = null;
    this.#members = 0;
    this.#count(0);
  }

  get #proposals(): Proposals {
    const theme = this.theme === 'light' || this.theme === 'dark' ? this.theme : null;
    return { name: this.name || null, theme, language: this.language || null };
  }

  #name(): string {
    return windowName({ origin: self.origin, ...this.#proposals });
  }

  #propose(): void {
    if (this.#frame === null) return;
    // For the next time that it is loaded.
    this.#frame.name = this.#name();
    this.#send({ parley: 'proposals', ...this.#proposals });
  }

  #send(message: ToPage): void {
    this.#frame?.contentWindow?.postMessage(message, SERVER.origin);
  }

  readonly #heard = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source === null || source !== this.#frame?.contentWindow || origin !== SERVER.origin) return;
    const message = readFromPage(data);
    switch (message?.parley) {
      case 'ready':
        this.#tell('ready', {});
        // It may have been loaded while they changed.
        this.#send({ parley: 'shown', isShown: this.#isShown });
        return this.#propose();
      case 'unread':
        return this.#count(message.count);
      case 'members':
        this.#members = message.count;
        return this.#tell('members', { count: message.count });
      case 'left':
        this.#members = 0;
        this.#count(0);
        return this.#tell('left', {});
    }
  };

  #count(count: number): void {
    if (count === this.#unread) return;
    this.#unread = count;
    this.#tell('unread', { count });
  }

  #tell(what: string, detail: { readonly count?: number }): void {
    this.dispatchEvent(new CustomEvent(`parley-${what}`, { detail, bubbles: true, composed: true }));
  }
}

if (globalThis.customElements?.get(TAG) === undefined) globalThis.customElements?.define(TAG, ParleyRoom);
