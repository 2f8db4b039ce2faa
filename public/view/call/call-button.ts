/** The buttons that start a call: the room's in the masthead, one beside each name. */
import '../people/person-actions.css';
import type { Member } from '../../room/people/member.ts';
import { effect } from '../../room/reactive.ts';
import { h, icon, setText } from '../dom/element.ts';
import type { CallView } from './call-view.ts';
import { callWords } from './words.ts';

export function mountCallButton(button: HTMLButtonElement, { call }: CallView): () => void {
  const words = h('span', { class: 'words' });
  const count = h('span');
  button.replaceChildren(icon('call'), h('span', {}, words, count));
  const join = () => call.join();
  button.addEventListener('click', join);
  const stop = effect(() => {
    const others = call.inRoomCall.value.length;
    button.hidden = call.state.value.kind !== 'none';
    button.classList.toggle('primary', others > 0);
    setText(words, others === 0 ? callWords.button.call : callWords.button.join);
    setText(count, others === 0 ? '' : callWords.button.joinCount(others));
    button.title = others === 0 ? callWords.button.callEverybody : callWords.button.joinCall;
  });
  return () => {
    stop();
    button.removeEventListener('click', join);
    button.hidden = true;
  };
}

/** Adds a button beside a name, or updates the one that is there. */
export function callBeside({ call }: CallView): (person: HTMLElement, member: Member) => void {
  return (person, { id, name, reach }) => {
    const button =
      person.querySelector<HTMLButtonElement>('.person-call') ??
      h(
        'button',
        { class: 'plain icon-only person-action person-call', type: 'button', onclick: () => call.call(id) },
        icon('call'),
      );
    if (button.parentNode !== person) person.append(button);
    button.title = button.ariaLabel = callWords.button.callMember(name);
    button.hidden = reach !== 'connected' || call.state.value.kind !== 'none';
  };
}
