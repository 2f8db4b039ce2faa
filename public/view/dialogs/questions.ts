/** What is asked before something that cannot be taken back. Loaded when first needed. */
import { openConfirm } from './confirm.ts';

/** Answers with what closes the question unanswered. */
export const askToDelete = (run: () => void): (() => void) =>
  openConfirm({
    heading: 'Delete this message?',
    words: [
      'It is taken away for everyone. Whoever was here may have read it already, and a device that is not reachable shows it until it is back.',
    ],
    action: 'Delete message',
    run,
  });

export const askToForget = (run: () => void): (() => void) =>
  openConfirm({
    heading: 'Forget this room?',
    words: [
      'This device forgets who you were here, your draft and everything that was said, and you leave the room. Opening the link again, you come back as somebody new.',
      'What you said stays with the others.',
    ],
    action: 'Forget and leave',
    run,
  });
