/** Where a popover stands: above what opened it if it fits there, below else, and always within the window. */

const GAP_PX = 6;

export function placeAt(popover: HTMLElement, anchor: DOMRect): void {
  const { width, height } = popover.getBoundingClientRect();
  const isMirrored = getComputedStyle(popover).direction === 'rtl';
  const wanted = isMirrored ? anchor.left : anchor.right - width;
  const left = Math.max(GAP_PX, Math.min(wanted, innerWidth - width - GAP_PX));
  const above = anchor.top - height - GAP_PX;
  const below = Math.min(anchor.bottom + GAP_PX, innerHeight - height - GAP_PX);
  popover.style.setProperty('left', `${left}px`);
  popover.style.setProperty('top', `${above > 0 ? above : Math.max(GAP_PX, below)}px`);
}
