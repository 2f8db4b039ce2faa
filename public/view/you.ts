/** One's own name, changed in place. Who may be called what is not decided here: a refusal is only told. */
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { avatar, renameAvatar } from './avatar.ts';
import { h, setText } from './element.ts';

export type NameRefusal = 'taken' | 'blank' | 'too-long';

export interface YouOptions {
  readonly id: string;
  readonly name: ReadonlySignal<string>;
  rename(name: string): NameRefusal | null;
}

export function mountYou(root: HTMLElement, o: YouOptions): () => void {
  const picture = avatar(o.id, o.name.peek());
  const problem = h('p', { class: 'problem', id: 'name-problem', role: 'alert' });
  const field = h('input', {
    class: 'field name-field',
    id: 'name',
    type: 'text',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'done',
    'aria-describedby': 'name-problem',
    oninput: () => tell(''),
    onblur: () => leave(),
    onkeydown: (event) => pressed(event as KeyboardEvent),
  });

  const tell = (words: string) => {
    setText(problem, words);
    if (words === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  };

  const revert = () => {
    field.value = o.name.peek();
    field.removeAttribute('aria-invalid');
  };

  const commit = () => {
    if (field.value === o.name.peek()) return tell('');
    const refusal = o.rename(field.value);
    tell(refusal === null ? '' : refusalWords(refusal, field.value.trim()));
    if (refusal === null) revert();
  };

  /** Nobody is left with a name on the screen that is not theirs; why it was refused stays to be read. */
  const leave = () => {
    commit();
    revert();
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
    } else if (event.key === 'Escape') {
      revert();
      tell('');
    }
  };

  const row = h(
    'div',
    { class: 'you-row' },
    picture,
    h('label', { class: 'unseen', for: 'name' }, 'Your name'),
    field,
  );
  root.append(row, problem);
  const close = effect(() => {
    const name = o.name.value;
    renameAvatar(picture, name);
    // A name arriving from elsewhere must not overwrite what is being typed.
    if (document.activeElement !== field) field.value = name;
  });

  return () => {
    close();
    row.remove();
    problem.remove();
  };
}

function refusalWords(refusal: NameRefusal, name: string): string {
  switch (refusal) {
    case 'taken':
      return `${name} is taken in this room`;
    case 'blank':
      return 'A name needs at least one character';
    case 'too-long':
      return 'This name is too long';
  }
}
