/** Light, dark, or what the system has. Colours are in the stylesheet. */
import { keepLoading } from '../keep-loading.ts';
import type { ThemeOptions } from './theme-button.ts';

export type { ThemeOptions };

const loadButton = () => import('./theme-button.ts').catch(() => null);

/** Shows the one that is kept, and the button that switches as soon as that is there. */
export function mountTheme(button: HTMLElement, o: ThemeOptions): () => void {
  let close: () => void = () => undefined;
  const life = new AbortController();
  document.documentElement.dataset.theme = o.load();
  void keepLoading(loadButton, life.signal, (part) => {
    close = part.mountThemeButton(button, o);
  });
  return () => {
    life.abort();
    close();
  };
}
