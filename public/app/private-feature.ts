/** Puts private conversations on the page. Loaded after it. */
import { createAgreement } from '../net/crypto/agreement.ts';
import type { Activities } from '../room/people/activities.ts';
import { privateChannel } from '../room/private/private-channel.ts';
import { PrivateConversations } from '../room/private/private-conversations.ts';
import { place } from '../view/dom/place.ts';
import { mountPrivateConversations, type PrivatePlace } from '../view/private/private-conversations.ts';
import type { PageOptions } from '../view/shell/page.ts';
import { type Entered, randomBytes } from './enter-room.ts';

export interface PrivateFeatureOptions extends Entered {
  /** What the room's own page is given. */
  readonly view: PageOptions;
  readonly activities: Activities;
}

export interface PrivateFeature extends PrivatePlace {
  readonly conversations: PrivateConversations;
}

export function openPrivateConversations({
  room,
  view,
  activities,
  secretKey,
  preferences,
}: PrivateFeatureOptions): PrivateFeature {
  const conversations = new PrivateConversations({
    ...room.conversationContext,
    channel: room.router.channel(privateChannel),
    agree: createAgreement(secretKey),
    randomBytes,
  });
  const mounted = mountPrivateConversations(place('thread', HTMLElement), place('threads', HTMLElement), {
    ...view,
    talk: room.talk,
    activities,
    conversations,
    draftTo(id) {
      const name = `${room.id}/${id}`;
      return {
        load: () => preferences.loadDraft(name),
        save: (text) => preferences.saveDraft(name, text),
      };
    },
  });
  return {
    beside: mounted.beside,
    conversations,
    close() {
      mounted.close();
      conversations.close();
    },
  };
}
