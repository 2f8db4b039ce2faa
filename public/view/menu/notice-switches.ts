/** The switches of the room menu for how one wants to be told of messages. What is set is kept on the device. */
import { effect, type Signal } from '../../room/reactive.ts';
import { chime } from '../notify/chime.ts';
import {
  askToNotify,
  mayNotify,
  type NotifyingProblem,
  notify,
  notifyingProblem,
} from '../notify/device-notification.ts';
import { menuSwitch } from './menu-switch.ts';

export interface NoticeSwitchOptions {
  readonly sound: Signal<boolean>;
  readonly notifications: Signal<boolean>;
}

const SOUND = 'A short sound when somebody writes while you look at something else.';
const NOTIFICATIONS =
  'While this page is in the background: who wrote, and what. Only this device shows it, on its lock screen too if you let it.';
const PROBLEMS: Record<NotifyingProblem, string> = {
  insecure: 'Not on this page: browsers allow notifications only over https.',
  missing: 'This browser shows no notifications of pages like this one.',
  blocked:
    'Your browser blocks notifications of this page. You can change that in its settings for this site.',
};
const EXAMPLE = { title: 'Parley', body: 'New messages will be shown like this.' };

export function mountNoticeSwitches(menu: HTMLElement, o: NoticeSwitchOptions): () => void {
  const sound = menuSwitch('sound-switch', 'Sound', (isOn) => {
    o.sound.value = isOn;
    if (isOn) void chime('message');
  });
  const turn = async (isOn: boolean) => {
    // One to see at once: systems have settings of their own that may hide it.
    o.notifications.value = isOn && (await askToNotify()) && notify(EXAMPLE);
    update();
  };
  const notifications = menuSwitch('notification-switch', 'Notifications', (isOn) => void turn(isOn));

  const update = () => {
    sound.update({ isOn: o.sound.value, why: SOUND });
    const problem = notifyingProblem();
    notifications.update({
      isOn: o.notifications.value && mayNotify(),
      isDisabled: problem === 'insecure' || problem === 'missing',
      why: problem === null ? NOTIFICATIONS : PROBLEMS[problem],
    });
  };

  // Permissions change in the browser's settings, of which a page is not told everywhere.
  menu.addEventListener('beforetoggle', update);
  menu.append(sound.element, notifications.element);
  const stop = effect(update);
  return () => {
    stop();
    menu.removeEventListener('beforetoggle', update);
    sound.element.remove();
    notifications.element.remove();
  };
}
