/** What calls say: why a device could not be had, how a call ended. Pure. */

import type { CallNews } from '../../room/call/call-state.ts';
import type { CaptureProblem, Source } from '../../room/call/own-media.ts';

const WHAT: Record<Source, string> = { microphone: 'microphone', camera: 'camera', screen: 'screen' };
const MEANWHILE: Record<Source, string> = {
  microphone: 'The others cannot hear you; you hear them.',
  camera: 'The others cannot see you; everything else works.',
  screen: '',
};

/** What is wrong, what still works, what to do. */
export function problemWords(source: Source, problem: CaptureProblem): string {
  if (source === 'screen' && problem === 'denied')
    return 'No screen is shared: none was chosen, or the browser does not allow it.';
  return [reason(WHAT[source], problem), MEANWHILE[source]].filter(Boolean).join(' ');
}

function reason(what: string, problem: CaptureProblem): string {
  switch (problem) {
    case 'denied':
      return `The browser does not allow the ${what}: allow it beside the address, then turn it on here.`;
    case 'none-found':
      return `No ${what} was found.`;
    case 'in-use':
      return `The ${what} cannot be used: another program may have it.`;
    case 'insecure':
      return `Browsers only give the ${what} to pages opened by https or on this device itself.`;
    case 'unsupported':
      return `This browser cannot share the ${what}.`;
    case 'lost':
      return `The ${what} is gone: it may have been unplugged.`;
    case 'failed':
      return `The ${what} could not be started.`;
  }
}

/** With the name before or after them; null where there is none. */
export function newsWords(news: CallNews): { readonly before: string; readonly after: string } {
  switch (news.kind) {
    case 'declined':
      return { before: '', after: ' declined the call.' };
    case 'busy':
      return { before: '', after: ' is in another call.' };
    case 'no-answer':
      return { before: '', after: ' did not answer.' };
    case 'unreachable':
      return { before: '', after: ' is not here any more.' };
    case 'ended':
      return { before: 'The call with ', after: ' is over.' };
    case 'missed':
      return { before: 'You missed a call from ', after: '.' };
    case 'full':
      return { before: `The call is full: it takes ${news.limit} people.`, after: '' };
    case 'cameras-full':
      return { before: `${camerasFull(news.limit)} You can hear, speak and write.`, after: '' };
  }
}

function camerasFull(limit: number): string {
  if (limit === 0) return 'In this room people call each other without pictures.';
  const most = limit === 1 ? 'one picture is' : `${limit} pictures are`;
  return `No more than ${most} shown in this call, so that ordinary lines carry it.`;
}
