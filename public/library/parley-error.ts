/** The one kind of error that the library throws. */
import type { ParleyErrorCode } from './contract.ts';

const SENTENCES: Readonly<Record<ParleyErrorCode, string>> = {
  'bad-link': 'The link names no room of Parley.',
  'bad-option': 'An option cannot be used.',
  'webrtc-missing': 'There is no WebRTC here that works.',
  unreachable: 'The server of the link cannot be reached.',
  'room-full': 'The room is full.',
  'wrong-key': 'The key of the link does not fit the room.',
  refused: 'The server let nobody in.',
  aborted: 'It was aborted.',
  left: 'The room was left.',
  blank: 'Nothing of it can be seen.',
  'too-long': 'It is too long.',
  'too-many': 'As much was said in this room as it takes.',
  'name-taken': 'Somebody in the room has that name, or one that looks like it.',
  'not-found': 'There is no such thing in this room.',
  'empty-file': 'The file is empty.',
  'file-too-large': 'The file is too large.',
  'files-off': 'The server allows no files.',
  'file-failed': 'The file could not be had.',
};

export class ParleyError extends Error {
  override readonly name = 'ParleyError';
  readonly code: ParleyErrorCode;

  /** `what` says more than the code does. */
  constructor(code: ParleyErrorCode, what = SENTENCES[code], options?: ErrorOptions) {
    super(what, options);
    this.code = code;
  }
}
