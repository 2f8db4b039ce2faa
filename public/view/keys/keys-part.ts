/** What Ctrl+K and `?` open. A part of its own. */
import './keys.css';

export { openKeysDialog } from './keys-dialog.ts';
export { openPalette } from './palette.ts';
