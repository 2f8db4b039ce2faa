/** The people who can be mentioned, in the list above the box. Loaded after the page. */
import type { Member } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { avatar } from '../people/avatar.ts';
import { aboveBoxWords } from './above-box-words.ts';
import { addCompletion } from './completion.ts';
import { mentionQueryAt, namesFor } from './mention-query.ts';

export function completeMentions(
  box: HTMLTextAreaElement,
  members: ReadonlySignal<readonly Member[]>,
): () => void {
  // A keeper does not answer.
  const people = () => members.peek().filter(({ keeper }) => keeper === null);
  const completion = addCompletion(box, {
    name: () => aboveBoxWords.mentionList,
    queryAt: mentionQueryAt,
    optionsFor: (query) =>
      namesFor(
        query,
        people().map(({ name }) => name),
      ).map((name) => ({
        key: name,
        words: `@${name}`,
        content: () => [
          avatar(people().find((each) => each.name === name)?.id ?? name, name),
          h('bdi', {}, name),
        ],
      })),
  });
  const stop = effect(() => {
    void members.value;
    completion.update();
  });
  return () => {
    stop();
    completion.close();
  };
}
