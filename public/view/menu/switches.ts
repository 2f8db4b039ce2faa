/** The switches of the room menu, each with a sentence on what it does: sounds, notifications, pictures, relay only. */
import type { Connection } from '../../room/connection.ts';
import { effect, type ReadonlySignal, type Signal } from '../../room/reactive.ts';
import type { FilesView } from '../files/files-view.ts';
import { chime } from '../notify/chime.ts';
import { askToNotify, mayNotify, notify, notifyingProblem } from '../notify/device-notification.ts';
import { shellWords } from '../shell/words.ts';
import { menuSwitch } from './menu-switch.ts';
import { menuWords } from './words.ts';

export interface NoticeSwitchOptions {
  readonly sound: Signal<boolean>;
  readonly notifications: Signal<boolean>;
}

export interface RelayOnlyOptions {
  readonly relayOnly: Signal<boolean>;
  readonly connection: Connection;
}

/** Whether the list of rooms opens this sealed room. */
export interface KeyMemory {
  readonly isOn: ReadonlySignal<boolean>;
  /** False where it could not be kept. */
  turn(isOn: boolean): boolean;
}

export interface RememberKeyOptions {
  /** Null in an open room, and before the list is there. */
  readonly keyMemory: ReadonlySignal<KeyMemory | null>;
}

/** Sounds and notifications. What is set is kept on the device. */
export function mountNoticeSwitches(
  group: HTMLElement,
  menu: HTMLElement,
  o: NoticeSwitchOptions,
): () => void {
  const sound = menuSwitch('sound-switch', menuWords.sound, (isOn) => {
    o.sound.value = isOn;
    if (isOn) void chime('message');
  });
  const turn = async (isOn: boolean) => {
    // Shows an example at once: the settings of the system may hide notifications.
    const example = { title: shellWords.productName, body: menuWords.exampleNotification };
    o.notifications.value = isOn && (await askToNotify()) && notify(example);
    update();
  };
  const notifications = menuSwitch('notification-switch', menuWords.notifications, (isOn) => void turn(isOn));

  const update = () => {
    sound.update({ isOn: o.sound.value, why: menuWords.whySound });
    const problem = notifyingProblem();
    notifications.update({
      isOn: o.notifications.value && mayNotify(),
      isDisabled: problem === 'insecure' || problem === 'missing',
      why: problem === null ? menuWords.whyNotifications : menuWords.notifyingProblem[problem],
    });
  };

  // Not every browser tells a page that a permission has changed.
  menu.addEventListener('beforetoggle', update);
  group.append(sound.element, notifications.element);
  const stop = effect(update);
  return () => {
    stop();
    menu.removeEventListener('beforetoggle', update);
    sound.element.remove();
    notifications.element.remove();
  };
}

export interface PicturesSwitchOptions {
  readonly files: ReadonlySignal<FilesView | null>;
}

/** Shown once files are there. */
export function mountPicturesSwitch(group: HTMLElement, { files }: PicturesSwitchOptions): () => void {
  const { element, update } = menuSwitch('pictures-switch', menuWords.pictures, (isOn) => {
    const pictures = files.peek()?.pictures;
    if (pictures) pictures.isOn.value = isOn;
  });
  group.append(element);
  const stop = effect(() => {
    const pictures = files.value?.pictures;
    element.hidden = !pictures;
    if (!pictures) return;
    const isMetered = pictures.isMetered.value;
    update({
      isOn: pictures.isOn.value && !isMetered,
      isDisabled: isMetered,
      why: isMetered ? menuWords.picturesMetered : menuWords.whyPictures,
    });
  });
  return () => {
    stop();
    element.remove();
  };
}

/** Hides one's IP address from the others. Shown where there is a TURN server, or where it is on. */
export function mountRelayOnly(group: HTMLElement, o: RelayOnlyOptions): () => void {
  const { element, update } = menuSwitch('relay-only', menuWords.relayOnly, (isOn) => {
    o.relayOnly.value = isOn;
  });
  group.append(element);

  const stop = effect(() => {
    const [isOn, canRelay] = [o.relayOnly.value, o.connection.canRelay.value];
    element.hidden = !isOn && !canRelay;
    update({ isOn, why: canRelay ? menuWords.whyRelayOnly : menuWords.noRelay });
  });
  return () => {
    stop();
    element.remove();
  };
}

/** Shown in sealed rooms, once the list of rooms is there. */
export function mountRememberKey(group: HTMLElement, o: RememberKeyOptions): () => void {
  const { element, update } = menuSwitch('remember-key', menuWords.rememberKey, (isOn) => {
    if (o.keyMemory.value?.turn(isOn) === false) update({ isOn: false, why: menuWords.keyNotKept });
  });
  group.append(element);
  const stop = effect(() => {
    const { value } = o.keyMemory;
    element.hidden = value === null;
    update({ isOn: value?.isOn.value === true, why: menuWords.whyRememberKey });
  });
  return () => {
    stop();
    element.remove();
  };
}
