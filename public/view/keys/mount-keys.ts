/** The keys of the whole page: `?` shows all keys, Ctrl+K or ⌘K opens the palette, Escape steps back. */
import { isField } from '../dom/drop-guard.ts';
import { isCommandKey } from '../dom/shortcut.ts';
import { loadKeys } from '../later-parts.ts';
import type { CommandOptions } from './obey.ts';
import { takeCommands } from './obey.ts';
import { paletteEntries } from './palette-entries.ts';
import { stepBack } from './step-back.ts';

export function mountKeys(o: Omit<CommandOptions, 'help'>): () => void {
  const life = new AbortController();
  const { signal } = life;
  let closePalette: (() => void) | null = null;
  const isOver = () => signal.aborted;

  const help = async () => {
    const part = await loadKeys();
    if (part !== null && !isOver()) part.openKeysDialog();
  };
  const palette = async () => {
    const part = await loadKeys();
    if (part === null || isOver() || isCovered()) return;
    closePalette = part.openPalette(paletteEntries({ ...o, help: () => void help() }), () => {
      closePalette = null;
    });
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (isCommandKey(event, 'k')) {
      if (closePalette === null && isCovered()) return;
      event.preventDefault();
      if (closePalette !== null) closePalette();
      else if (!event.repeat) void palette();
      return;
    }
    if (isCovered() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === '?' && !isField(event.target)) {
      event.preventDefault();
      void help();
    }
    // A field of one line has an Escape of its own: it takes back what was typed.
    if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement) && stepBack())
      event.preventDefault();
  };
  addEventListener('keydown', pressed, { signal });
  const stop = takeCommands({ ...o, help: () => void help() });
  return () => {
    life.abort();
    closePalette?.();
    stop();
  };
}

/** By a dialog or a menu, which Escape closes without us. */
const isCovered = (): boolean => document.querySelector('dialog[open], :popover-open') !== null;
