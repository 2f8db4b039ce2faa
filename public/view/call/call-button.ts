/** The buttons that start a call: the room's in the masthead, one beside each name. */
import '../people/person-actions.css';
import type { Member } from '../../room/people/member.ts';
import { effect } from '../../room/reactive.ts';
import { h, icon, setText } from '../dom/element.ts';
import { callIcon } from './call-icons.ts';
import { openCallLook } from './call-look.ts';
import type { CallView } from './call-view.ts';
import { callWords } from './words.ts';

/** Only such pages get a camera or a microphone. Whoever has none may still watch and listen. */
const canBeHeard = isSecureContext;
const symbol = () => (canBeHeard ? icon('call') : callIcon('camera-off'));
const told = (words: string): string => (canBeHeard ? words : callWords.button.insecure(words));

/** More than there are in a call. */
const MOST = 99;

/**
 * It has one width, whatever it says, and stays during a call: the buttons beside it move under nobody's pointer.
 * `goToCall` leads to the call that I am in.
 */
export function mountCallButton(button: HTMLButtonElement, o: CallView, goToCall: () => void): () => void {
  const { call } = o;
  const { call: start, join: joinIt, joinCount, inCall, ...words } = callWords.button;
  const shown = h('span', { class: 'words' });
  const count = h('span', { class: 'call-count' });
  const widest = [start, inCall, `${joinIt}${joinCount(MOST)}`].map((each) => h('span', {}, each));
  button.replaceChildren(
    h('span', { class: 'call-label' }, symbol(), h('span', {}, shown, count)),
    ...widest.map(hiddenFromAll),
  );
  const press = () => (call.state.peek().kind === 'none' ? openCallLook(o, { kind: 'join' }) : goToCall());
  button.addEventListener('click', press);
  const stop = effect(() => {
    const others = call.inRoomCall.value.length;
    const isIn = call.state.value.kind !== 'none';
    const isOn = others > 0 && !isIn;
    button.classList.toggle('primary', isOn);
    button.toggleAttribute('data-on', isIn);
    setText(shown, isIn ? inCall : isOn ? joinIt : start);
    setText(count, isOn ? joinCount(others) : '');
    button.title = isIn ? words.goToCall : told(isOn ? words.joinCall : words.callEverybody);
  });
  button.hidden = false;
  return () => {
    stop();
    button.removeEventListener('click', press);
    button.hidden = true;
  };
}

/** Takes its place, no more. */
const hiddenFromAll = (element: HTMLElement): HTMLElement => {
  element.className = 'call-width';
  element.ariaHidden = 'true';
  return element;
};

/** Adds a button beside a name, or updates the one that is there; and marks who is in the room's call. */
export function callBeside(o: CallView): (person: HTMLElement, member: Member) => void {
  const { call } = o;
  return (person, { id, name, reach, keeper, lastResort }) => {
    const button =
      person.querySelector<HTMLButtonElement>('.person-call') ??
      h(
        'button',
        {
          class: 'plain icon-only person-action person-call',
          type: 'button',
          onclick: () => openCallLook(o, { kind: 'call', to: id }),
        },
        symbol(),
      );
    if (button.parentNode !== person) person.append(button);
    button.ariaLabel = callWords.button.callMember(name);
    button.title = told(button.ariaLabel);
    button.hidden =
      keeper !== null || reach !== 'connected' || lastResort === 'open' || call.state.value.kind !== 'none';
    markInCall(person, call.inRoomCall.value.includes(id));
  };
}

function markInCall(person: HTMLElement, isIn: boolean): void {
  const mark = person.querySelector('.person-in-call');
  if ((mark !== null) === isIn) return;
  if (mark !== null) return mark.remove();
  const words = callWords.inRoomCall;
  person
    .querySelector('.person-who')
    ?.append(
      h('span', { class: 'person-in-call', role: 'img', 'aria-label': words, title: words }, icon('call')),
    );
}
