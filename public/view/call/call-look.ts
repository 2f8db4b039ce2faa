/** A look at oneself before a call: one's own picture, how loud one is, and what to call with. Nothing of it is sent. */
import './call-look.css';
import type { MemberId } from '../../room/people/member.ts';
import { effect } from '../../room/reactive.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h, setText } from '../dom/element.ts';
import { setPhrase } from '../dom/set-phrase.ts';
import { avatar } from '../people/avatar.ts';
import type { Phrase } from '../words/phrase.ts';
import { callIcon } from './call-icons.ts';
import type { CallView } from './call-view.ts';
import { lookProblemWords } from './call-words.ts';
import { deviceSelect } from './device-select.ts';
import { callWords } from './words.ts';

/** What follows when the person goes on. */
export type Purpose =
  | { readonly kind: 'join' }
  | { readonly kind: 'call'; readonly to: MemberId }
  | { readonly kind: 'answer'; readonly from: MemberId };

const LEVEL_MS = 100;
/** The bar is full for a loud voice. */
const FULL = 0.25;

export function openCallLook(o: CallView, purpose: Purpose): void {
  const { call } = o;
  if (call.state.peek().kind !== 'none') return;
  const { own } = call;
  const words = callWords.look;

  const picture = h('video', { autoplay: true, playsinline: true, 'aria-label': words.own });
  picture.muted = true;
  const off = h('p', { class: 'look-off' }, avatar(o.people.self, o.people.name.peek()), h('span'));
  const level = h('span', { class: 'look-level-bar' });
  const meter = h(
    'div',
    {
      class: 'look-level',
      role: 'meter',
      'aria-label': words.level,
      'aria-valuemin': 0,
      'aria-valuemax': 100,
    },
    callIcon('microphone'),
    h('span', { class: 'look-level-track' }, level),
  );
  const problem = h('p', { class: 'look-problem', role: 'status' });
  const microphone = deviceSelect(o, 'microphone', words.noMicrophone);
  const camera = deviceSelect(o, 'camera', words.noCamera);
  const go = h('button', { class: 'primary', type: 'button', autofocus: true, onclick: () => proceed() });
  const cancel = h(
    'button',
    { class: 'plain bordered', type: 'button', onclick: () => close() },
    words.cancel,
  );
  const heading = h('span');

  const proceed = () => {
    const using = own.wanted;
    if (purpose.kind === 'call') call.call(purpose.to, using);
    else if (purpose.kind === 'answer') call.accept(using);
    else call.join(using);
    close();
  };
  let stops: readonly (() => void)[] = [];
  const close = openDialog(
    {
      heading,
      actions: [cancel, go],
      closed() {
        for (const stop of stops) stop();
        picture.srcObject = null;
        // Not in the call, or the call took no more: nothing runs on.
        if (call.state.peek().kind === 'none') own.release();
      },
    },
    h('div', { class: 'look' }, h('div', { class: 'look-picture' }, picture, off), meter),
    problem,
    microphone.element,
    camera.element,
  );

  const showLevel = () => {
    // As ears hear: half of it for a quarter of the power.
    const share = Math.min(1, Math.sqrt(own.level / FULL));
    level.style.setProperty('--level', String(share));
    meter.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
  const timer = setInterval(showLevel, LEVEL_MS);
  stops = [
    () => clearInterval(timer),
    microphone.close,
    camera.close,
    effect(() => {
      const { tracks, isAsking } = own.state.value;
      const { camera: track } = tracks;
      const shown = (picture.srcObject as MediaStream | null)?.getTracks()[0] ?? null;
      if (shown !== (track ?? null)) picture.srcObject = track ? new MediaStream([track]) : null;
      picture.hidden = track === undefined;
      off.hidden = track !== undefined;
      setText(off.lastElementChild as Element, isAsking ? callWords.asking : words.cameraOff);
      meter.toggleAttribute('data-off', tracks.microphone === undefined);
      setText(problem, isAsking ? '' : lookProblemWords(own.state.value));
      const isSilent = !isAsking && !track && !tracks.microphone;
      setText(go, (isSilent ? words.goSilent : words.go)[verbOf(o, purpose)]);
    }),
    effect(() => setPhrase(heading, headingOf(o, purpose))),
    // They gave up, or another tab or page of mine is in a call now.
    effect(() => {
      const { value } = call.incoming;
      const isOver = purpose.kind === 'answer' && value?.from !== purpose.from;
      if (isOver || call.state.value.kind !== 'none') queueMicrotask(close);
    }),
  ];
  void own.turnOn(own.wanted);
}

function verbOf({ call }: CallView, { kind }: Purpose): 'call' | 'join' | 'answer' {
  return kind === 'join' && call.inRoomCall.value.length === 0 ? 'call' : kind;
}

function headingOf({ call, people }: CallView, purpose: Purpose): Phrase<Node> {
  const words = callWords.look;
  void people.members.value;
  const nameOf = (id: MemberId) => h('bdi', {}, people.nameOf(id));
  if (purpose.kind === 'call') return words.call(nameOf(purpose.to));
  if (purpose.kind === 'answer') return words.answer(nameOf(purpose.from));
  const others = call.inRoomCall.value.length;
  return [others === 0 ? words.callEverybody : words.join(others)];
}
