/** Why a member cannot be reached; the words for it are the view's. */
export { type Unreachable, whyUnreachable } from '../../net/link/unreachable.ts';
