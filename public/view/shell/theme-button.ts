/** The button that switches between light, dark, and what the system has. Loaded after the page. */
import { h, icon } from '../dom/element.ts';
import { shellWords } from './words.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface ThemeOptions {
  load(): Theme;
  save(theme: Theme): void;
}

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

export function mountThemeButton(button: HTMLElement, o: ThemeOptions): () => void {
  let theme: Theme;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  const colourBrowserBar = () => {
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', paper);
  };

  const update = () => {
    document.documentElement.dataset.theme = theme;
    const name = shellWords.theme[theme];
    button.title = name;
    button.replaceChildren(icon(theme), h('span', { class: 'unseen' }, name));
    button.hidden = false;
    colourBrowserBar();
  };

  const turn = () => {
    theme = NEXT[theme];
    o.save(theme);
    update();
  };

  const reload = () => {
    theme = o.load();
    update();
  };

  reload();
  button.addEventListener('click', turn);
  // Something else is kept now, or proposed.
  button.addEventListener('change', reload);
  systemDark.addEventListener('change', colourBrowserBar);

  return () => {
    button.removeEventListener('click', turn);
    button.removeEventListener('change', reload);
    systemDark.removeEventListener('change', colourBrowserBar);
    button.replaceChildren();
    button.hidden = true;
  };
}
