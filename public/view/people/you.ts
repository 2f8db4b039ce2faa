/** The field with one's own name. The room decides whether a name is allowed; a refusal is shown here. */
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { avatar, renameAvatar } from './avatar.ts';
import { peopleWords } from './words.ts';

export type NameRefusal = 'taken' | 'alike' | 'blank' | 'too-long';

export interface YouOptions {
  readonly people: People;
  rename(name: string): NameRefusal | null;
}

export function mountYou(root: HTMLElement, o: YouOptions): () => void {
  const picture = avatar(o.people.self, o.people.name.peek());
  const problem = place('name-problem', HTMLElement);
  const field = place('name', HTMLInputElement);

  const tell = (words: string) => {
    setText(problem, words);
    if (words === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  };

  const revert = () => {
    field.value = o.people.name.peek();
    field.removeAttribute('aria-invalid');
  };

  const commit = () => {
    if (field.value === o.people.name.peek()) return tell('');
    const refusal = o.rename(field.value);
    if (refusal === null) {
      tell('');
      return revert();
    }
    tell(nameRefusal(refusal, field.value.trim()));
  };

  /** The field shows the real name again; the reason of a refusal stays. */
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

  const life = new AbortController();
  const { signal } = life;
  place('you-row', HTMLElement).prepend(picture);
  field.addEventListener('input', () => tell(''), { signal });
  field.addEventListener('blur', leave, { signal });
  field.addEventListener('keydown', pressed, { signal });
  root.hidden = false;
  const close = effect(() => {
    const name = o.people.name.value;
    renameAvatar(picture, name);
    // A name that changes elsewhere must not overwrite what is being typed.
    if (document.activeElement !== field) field.value = name;
  });

  return () => {
    close();
    life.abort();
    picture.remove();
    root.hidden = true;
  };
}

/** In words. */
export function nameRefusal(refusal: NameRefusal, name: string): string {
  switch (refusal) {
    case 'taken':
      return peopleWords.nameRefusal.taken(name);
    case 'alike':
      return peopleWords.nameRefusal.alike(name);
    case 'blank':
      return peopleWords.nameRefusal.blank;
    case 'too-long':
      return peopleWords.nameRefusal.tooLong;
  }
}
