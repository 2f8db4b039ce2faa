/** What is wrong with where things stand on a page: measured in the page, by boxes and by what lies at a point. */
import type { Page } from '@playwright/test';

export interface Fit {
  /** What is looked at; everything else is behind it. The default is the whole page. */
  readonly within?: string;
  /** Of the composer that is written in; null where there is none. */
  readonly box?: string | null;
  /** Of the transcript that is read; null where there is none. */
  readonly log?: string | null;
}

/** One line each. Empty where all fits. */
export const misfits = (
  page: Page,
  { within = 'body', box = '#message', log = '#transcript' }: Fit = {},
): Promise<string[]> =>
  page.evaluate(
    ([within, boxAt, logAt]) => {
      const SLACK = 1.5;
      /** Smaller than this nobody hits it (WCAG 2.5.8 asks for 24). */
      const MIN_TARGET = 23.5;
      const found: string[] = [];
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const root = document.querySelector(within);
      if (root === null) return [`nothing to look at: ${within}`];

      const nameOf = (element: Element) => {
        const words = element.getAttribute('aria-label') || element.textContent?.trim() || element.id;
        return `${element.tagName.toLowerCase()}.${element.className} "${words.slice(0, 30)}"`;
      };
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      /** For screen readers only. */
      const isUnseen = (element: Element | null) =>
        element !== null && getComputedStyle(element).clipPath !== 'none';
      const belongs = (element: Element, hit: Element | null) =>
        hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
      const isOutside = ({ left, top, right, bottom }: DOMRect) =>
        left < -SLACK || top < -SLACK || right > innerWidth + SLACK || bottom > innerHeight + SLACK;
      /** In whole pixels, for reading. */
      const at = ({ left, top, right, bottom }: DOMRect) =>
        `(${[left, top, right, bottom].map(Math.round).join()}) of ${innerWidth}×${innerHeight}`;

      /** What ends with an ellipsis shows as much as there is space for. */
      const ellipsisOf = (element: Element | null): Element | null =>
        element === null || getComputedStyle(element).textOverflow === 'ellipsis'
          ? element
          : ellipsisOf(element.parentElement);
      const common = (one: DOMRect, other: DOMRect) => {
        const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
        const [right, bottom] = [Math.min(one.right, other.right), Math.min(one.bottom, other.bottom)];
        return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
      };

      const textsIn = (element: Element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const texts: { text: string; rect: DOMRect }[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const parent = node.parentElement;
          if (node.textContent?.trim() === '' || parent === null || !isShown(parent)) continue;
          let seen: Element | null = parent;
          while (seen !== null && seen !== element.parentElement && !isUnseen(seen))
            seen = seen.parentElement;
          if (seen !== null && seen !== element.parentElement) continue;
          if (getComputedStyle(parent).fontSize === '0px') continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const seenPart = ellipsisOf(parent)?.getBoundingClientRect();
          for (const rect of range.getClientRects()) {
            const shown = seenPart ? common(rect, seenPart) : rect;
            // What of a line of two directions is wholly behind the ellipsis is nowhere.
            if (seenPart && shown.width === 0) continue;
            texts.push({ text: node.textContent ?? '', rect: shown });
          }
        }
        return texts;
      };

      // No scrolling sideways.
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth)
        found.push(`the page scrolls sideways by ${scrollWidth - clientWidth} px`);
      if (document.documentElement.scrollTop !== 0 || document.body.scrollTop !== 0)
        found.push('the page itself is scrolled');

      for (const element of [root, ...root.querySelectorAll('*')]) {
        const { overflowX } = getComputedStyle(element);
        const isScroller = /auto|scroll/.test(overflowX) && !element.matches('.roster, textarea, input');
        const excess = element.scrollWidth - element.clientWidth;
        if (isScroller && excess > SLACK && isShown(element))
          found.push(`${nameOf(element)} scrolls sideways by ${excess} px`);
      }

      // The composer and the transcript as they stand, before anything is scrolled.
      if (boxAt !== null) {
        const field = document.querySelector(boxAt);
        const rect = field?.getBoundingClientRect();
        if (field == null || rect === undefined) found.push(`no ${boxAt}`);
        else {
          if (isOutside(rect)) found.push(`the composer is at ${at(rect)}`);
          const usable = Math.min(8 * rem, innerWidth * 0.5);
          if (rect.width < usable) found.push(`the composer is ${Math.round(rect.width)} px wide`);
          if (rect.height < 1.5 * rem) found.push(`the composer is ${Math.round(rect.height)} px high`);
          const send = field.closest('form')?.querySelector('[type=submit]');
          if (send == null || isOutside(send.getBoundingClientRect()))
            found.push('Send is not on the screen');
        }
      }
      if (logAt !== null) {
        const scroller = document.querySelector(logAt);
        const last = [...(scroller?.querySelectorAll('.message-text') ?? [])].at(-1);
        if (scroller == null || last === undefined) found.push(`nothing was said in ${logAt}`);
        else {
          const seen = scroller.getBoundingClientRect();
          const line = textsIn(last).at(-1)?.rect;
          const x = line === undefined ? 0 : line.left + Math.min(line.width, 8) / 2;
          const y = line === undefined ? 0 : line.top + line.height / 2;
          if (seen.height < 1.5 * rem) found.push(`the transcript is ${Math.round(seen.height)} px high`);
          else if (line === undefined || !scroller.contains(document.elementFromPoint(x, y)))
            found.push(`the newest line is not on the screen: ${line && at(line)}, transcript ${at(seen)}`);
        }
        // All of every row is within the transcript's width.
        const width = scroller?.getBoundingClientRect();
        for (const { text, rect } of scroller == null ? [] : textsIn(scroller)) {
          if (width === undefined || rect.width < 1) continue;
          if (rect.left < width.left - SLACK || rect.right > width.right + SLACK)
            found.push(`"${text.slice(0, 30)}" sticks out of the transcript at ${at(rect)}`);
        }
      }

      // Every control can be brought into view, is not covered, and shows its words.
      const controls = root.querySelectorAll<HTMLElement>(
        'button, a[href], input, textarea, select, summary, [role=option]',
      );
      const positions = [...document.querySelectorAll('*')]
        .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
        .map((element) => {
          const { scrollTop, scrollLeft, scrollHeight, clientHeight } = element;
          // To the end again, wherever that is: whoever reads the newest goes on doing so.
          const isAtEnd = scrollHeight - clientHeight - scrollTop < 2;
          return [element, isAtEnd ? Number.MAX_SAFE_INTEGER : scrollTop, scrollLeft] as const;
        });
      for (const control of controls) {
        if (!isShown(control) || isUnseen(control)) continue;
        control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        // Of a link that is broken over lines, the first.
        const rect = control.getClientRects()[0];
        if (rect === undefined) continue;
        // A long link is higher than some windows; a person may be wider than the strip, which scrolls sideways.
        if (control.matches('.link-field')) continue;
        if (isOutside(rect) && !control.matches('.person-about')) {
          found.push(`${nameOf(control)} is at ${at(rect)}`);
          continue;
        }
        const target = control.closest('label')?.getBoundingClientRect() ?? rect;
        const isInText = control.matches('a');
        if (
          !isInText &&
          Math.min(target.width, target.height) < MIN_TARGET &&
          !control.matches('.room-kind, .quote, .receipt')
        )
          found.push(`${nameOf(control)} is ${Math.round(rect.width)}×${Math.round(rect.height)} px`);
        // A control that lies under all of an item, with others upon it, is hit beside those.
        const across = control.matches('.person-about') ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.5];
        const isHit = across.some((part) =>
          belongs(
            control,
            document.elementFromPoint(rect.left + rect.width * part, rect.top + rect.height / 2),
          ),
        );
        if (!isHit) {
          const middle = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
          found.push(`${nameOf(control)} at ${at(rect)} is covered by ${middle && nameOf(middle)}`);
        }
        if (control.matches('.quote, .person-about')) continue;
        const outer = control.getBoundingClientRect();
        for (const { text, rect: inner } of textsIn(control))
          if (
            inner.left < outer.left - SLACK ||
            inner.right > outer.right + SLACK ||
            inner.top < outer.top - SLACK ||
            inner.bottom > outer.bottom + SLACK
          )
            found.push(`"${text.trim().slice(0, 30)}" does not fit into ${nameOf(control)}`);
      }
      for (const [element, top, left] of positions) element.scrollTo({ top, left, behavior: 'instant' });

      // Nothing lies upon its neighbour.
      const isApart = (one: DOMRect, other: DOMRect) =>
        one.right <= other.left + SLACK ||
        other.right <= one.left + SLACK ||
        one.bottom <= other.top + SLACK ||
        other.bottom <= one.top + SLACK;
      const NEIGHBOURS = [
        '.masthead :is(.wordmark, .room-kind, .room-id, .share-actions > button, .masthead > button)',
        '.you-row > *',
        '.composer-field > *, .intent > *',
        '.call-heading, .tiles, .call-words:not(:empty), .call-controls > *',
        '.thread-heading, .thread-state, .thread-close',
        '.dialog-leaf > *',
      ];
      const groups = NEIGHBOURS.map((selector) => [...root.querySelectorAll(selector)]);
      for (const row of root.querySelectorAll('.message, .person'))
        groups.push([
          ...row.querySelectorAll(
            ':scope > .avatar, .person-picture, .message-author, .moment, .message-body, .day, .person-words, .person-action',
          ),
        ]);
      for (const group of groups) {
        const shown = group
          .filter((element) => isShown(element) && !isUnseen(element))
          .map((element) => [element, element.getBoundingClientRect()] as const)
          .filter(
            ([element, { width, height }]) =>
              width * height > 0 && getComputedStyle(element).position !== 'absolute',
          );
        for (const [index, [one, rect]] of shown.entries())
          for (const [other, otherRect] of shown.slice(index + 1))
            if (!isApart(rect, otherRect))
              found.push(`${nameOf(one)} ${at(rect)} lies upon ${nameOf(other)} ${at(otherRect)}`);
      }
      return found;
    },
    [within, box, log] as const,
  );
