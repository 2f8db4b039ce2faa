import { catalogue } from '../words/catalogue.ts';
import { phrase } from '../words/phrase.ts';

/** The words of the transcript around the messages: times, days, notices, dividers. */
export const transcriptWords = catalogue('transcript', {
  newMessages: <Count>(count: Count) => phrase`New messages ${count}`,
  divider: { joined: 'Said before you joined', unread: 'Unread' },

  justNow: 'just now',
  minutesAgo: (minutes: number) => `${minutes} min ago`,
  today: 'Today',
  yesterday: 'Yesterday',
  day: (weekday: string, dayAndMonth: string) => `${weekday} ${dayAndMonth}`,
  dayOfYear: (weekday: string, dayAndMonth: string, year: number) => `${weekday} ${dayAndMonth} ${year}`,
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,

  you: 'You',
  /** Events, each with the name of the member. */
  notice: {
    joined: <Name>(name: Name) => phrase`${name} joined`,
    left: <Name>(name: Name) => phrase`${name} left`,
    visited: <Name>(name: Name) => phrase`${name} joined and left`,
    'stepped-out': <Name>(name: Name) => phrase`${name} left and came back`,
    returned: <Name>(name: Name) => phrase`${name} came back`,
    revisited: <Name>(name: Name) => phrase`${name} came back and left again`,
    met: <Name>(name: Name) => phrase`${name} has the name of somebody who was here before, with another key`,
    muted: <Name>(name: Name) => phrase`${name} is muted`,
  },
  returnedAfter: <Name>(name: Name, away: string) => phrase`${name} came back after ${away}`,
  verifiedNamesake: <Name>(name: Name, verifiedName: Name) =>
    phrase`${name} is NOT the ${verifiedName} you verified: it is another key`,
  renamed: <Name>(before: Name, name: Name) => phrase`${before} is now called ${name}`,
  renamedSelf: <Name>(name: Name) => phrase`You are now called ${name}`,
  hasNewName: <Name>(name: Name) => phrase`${name} has a new name`,
});
