/**
 * The parts of a room that nobody needs before the first messages: what members are doing, what their clocks say, and
 * who of them is a keeper. Loaded after the page.
 */
import type { Clock } from '../net/clock.ts';
import { clockChannel } from './clock/clock-channel.ts';
import { ClockSurvey } from './clock/clock-survey.ts';
import { keeperChannel } from './keep/keeper-channel.ts';
import { KeeperWords } from './keep/keeper-words.ts';
import { Activities } from './people/activities.ts';
import { activityChannel } from './people/activity-channel.ts';
import type { Room } from './room.ts';

export interface LaterParts {
  readonly activities: Activities;
  /** Where a keeper says that it is one. */
  readonly keeperWords: KeeperWords;
}

/** They end with the room. */
export function openLaterParts(room: Room, clock: Clock): LaterParts {
  const { router, people, conversationContext } = room;
  const activities = new Activities({
    clock,
    members: () => people.ids,
    channel: router.channel(activityChannel),
    changed: (id, activity) => people.setActivity(id, activity),
  });
  const survey = new ClockSurvey({
    clock,
    channel: router.channel(clockChannel),
    measured: (member, aheadMs) => room.clock.heard(member, aheadMs),
    lost: (member) => room.clock.lost(member),
  });
  const keeperWords = new KeeperWords({
    ...conversationContext,
    clock,
    channel: router.channel(keeperChannel),
    now: () => room.clock.now(),
    told: (id, terms) => people.setKeeper(id, terms),
    misbehaved: (id, what) => people.misbehaved(id, what),
  });
  room.attach({
    said: (author) => (author === room.self ? activities.said() : activities.heard(author)),
    clockJumped: () => survey.repeat(),
    close() {
      activities.close();
      survey.close();
      keeperWords.close();
    },
  });
  return { activities, keeperWords };
}
