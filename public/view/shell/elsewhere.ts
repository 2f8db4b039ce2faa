/** The page in place of a room that another tab of this browser has, or made the device forget. Loaded after the page. */
import type { WaitingState } from '../../room/keep/waiting-tab.ts';
import { place } from '../dom/place.ts';
import { mountDeadEnd } from './dead-end.ts';

export interface ElsewherePage {
  show(state: WaitingState): void;
  close(): void;
}

const SENTENCES = ['open', 'moved', 'silent', 'how', 'why-silent', 'calling'] as const;

/** All that it may say stands in index.html. */
export function mountElsewhere(wasHere: boolean, useHere: () => void): ElsewherePage {
  const button = place('elsewhere-use', HTMLButtonElement);
  let hide: () => void = () => undefined;
  return {
    show({ isSilent, isCalling, isTaking }) {
      const told = new Set<string>(isSilent ? ['silent', 'why-silent'] : [wasHere ? 'moved' : 'open', 'how']);
      if (isCalling) told.add('calling');
      for (const name of SENTENCES) place(`elsewhere-${name}`, HTMLElement).hidden = !told.has(name);
      button.disabled = isTaking;
      hide = mountDeadEnd('elsewhere', 'elsewhere-use', useHere);
    },
    close: () => hide(),
  };
}

export const mountForgotten = (showRooms: () => void): (() => void) =>
  mountDeadEnd('forgotten', 'forgotten-rooms', showRooms);
