/**
 * Watches a page from inside for what a stranger's text must never become: an element, an attribute that runs, an
 * address to go to, a name that scripts look up. Also notes what was shown where, so that nothing passes unseen.
 */

import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Where a stranger's text is shown. */
export const PLACES = {
  'author of a message': '.message-author bdi',
  'text of a message': '.message-text',
  'author of a quote': '.quote-author',
  'text of a quote': '.quote-text',
  'what is replied to': '.intent bdi',
  reaction: '.chip span',
  'notice of coming, going, renaming': '.notice bdi',
  'People list': '.person-name',
  'who carries': '.person-reach bdi',
  'who has a message': '.holders bdi',
  'members in the report': '.report-name',
  'pairs in the report': '.report-pairs bdi',
  'dialog about a member': '.dialog h2 bdi',
  'guests of a new room': '.guests bdi',
  'who invites': '.invitation bdi',
  'refusal of a name': '#name-problem',
  'who keeps what is said': '.kept-by bdi',
  'who is typing': '.typing bdi',
  'people to mention': '.completion-option bdi',
  'name of a file': '.file-name',
} as const;
export type Place = keyof typeof PLACES;

/** All that the page makes by itself. */
const TAGS =
  'a article bdi blockquote button canvas code dd dialog div dl dt em footer h2 h3 header i input label li link mark ol option p path pre s section select span strong svg textarea time ul use';

interface Watched {
  wrongs: string[];
  shown: Record<string, Set<string>>;
}

/** To be called before the page goes anywhere. */
export async function watchDom(page: Page): Promise<void> {
  await page.addInitScript(
    ({ places, tags }) => {
      const wrongs: string[] = [];
      const shown = Object.fromEntries(Object.keys(places).map((place) => [place, new Set<string>()]));
      Object.assign(globalThis, { wrongs, shown });
      const known = new Set(tags.split(' '));
      let ids = new Set<string>();
      /** What stands in the page as it was served. */
      let served = new Set<Element>();

      const isFine = (element: Element, { name, value }: Attr): boolean => {
        if (/^(on|src|action|formaction|xlink|data$|name$|is$|http-equiv|target$)/.test(name))
          return name === 'target' && value === '_blank';
        // With a hyphen in it no script takes it for a name of its own.
        if (name === 'id') return ids.has(value) || /^[a-z]+(-[a-z]+|-\d+)+$/.test(value);
        if (name === 'style') return /^((--hue|height|left|top|inline-size): [\w.]+%?;\s*)*$/.test(value);
        if (name !== 'href') return true;
        if (element.localName === 'use') return /^#icon-\w+$/.test(value);
        // The icon, drawn anew with a number on it.
        if (element.localName === 'link' && /^data:image\/png;base64,[\w+/=]+$/.test(value)) return true;
        if (element.localName === 'link') return new URL(value, location.href).origin === location.origin;
        return /^https?:\/\//.test(value);
      };
      const inspect = (element: Element) => {
        if (served.has(element)) return;
        if (!known.has(element.localName)) wrongs.push(`element ${element.localName}`);
        for (const attribute of element.attributes)
          if (!isFine(element, attribute))
            wrongs.push(`${element.localName} ${attribute.name}="${attribute.value}"`);
      };
      const note = (element: Element, text: string, target: Element) => {
        for (const [place, selector] of Object.entries(places)) {
          const [around = '', within = around] = selector.split(' ');
          // What was replaced within the same turn stands nowhere any more, but counts as well.
          const isThere = element.matches(selector) || (target.closest(around) && element.matches(within));
          if (isThere) shown[place]?.add(text);
        }
      };

      const look = (records: MutationRecord[]) => {
        for (const { type, target, attributeName, addedNodes } of records) {
          if (!(target instanceof Element)) continue;
          if (type === 'attributes') inspect(target);
          if (/^(on|src|action|id$)/.test(attributeName ?? '') && served.has(target))
            wrongs.push(`${target.localName} has another ${attributeName}`);
          if (addedNodes.length > 0)
            note(target, [...addedNodes].map((node) => node.textContent).join(''), target);
          for (const node of addedNodes) {
            if (!(node instanceof Element)) continue;
            for (const element of [node, ...node.querySelectorAll('*')]) {
              inspect(element);
              note(element, element.textContent ?? '', target);
            }
          }
        }
        if (!/^(\(\d+\+?\) )?Parley$/.test(document.title)) wrongs.push(`title ${document.title}`);
        if ('hacked' in globalThis || 'hacked' in Object.prototype) wrongs.push('something ran');
      };
      document.addEventListener('DOMContentLoaded', () => {
        ids = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
        served = new Set(document.querySelectorAll('*'));
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
      });
    },
    { places: PLACES, tags: TAGS },
  );
}

/** Half a surrogate pair does not survive the way out of the browser. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

export const wrongsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...new Set((globalThis as unknown as Watched).wrongs)]);

/** Every one of `texts` stands, or stood, in this place, to the letter. */
export async function wasShown(page: Page, place: Place, texts: readonly string[]): Promise<void> {
  const wanted = new Set(texts.map(wellFormed));
  const missing = async () => {
    const shown = await page.evaluate(
      (name) => [...((globalThis as unknown as Watched).shown[name] ?? [])],
      place,
    );
    // Two who bear one name are told apart behind it.
    const stood = new Set(
      shown.flatMap((text) => [wellFormed(text), wellFormed(text).replace(/ [\w-]{4}$/, '')]),
    );
    return [...wanted].filter((text) => !stood.has(text));
  };
  await expect.poll(missing, { message: `not shown as ${place}` }).toEqual([]);
}
