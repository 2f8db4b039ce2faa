/** What is said to somebody whose network lets no direct connection out, and what they can do. Loaded after the page. */
import type { Connection } from '../../room/connection.ts';
import { isOwnNetworkBlocked, type Member } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import type { ReportOptions } from '../dialogs/connection-report.ts';
import { loadPart } from '../lazy-parts.ts';
import { noteWords } from './note-words.ts';
import { type Notes, showNote } from './notes.ts';

export interface NetworkNoteOptions extends ReportOptions {
  readonly people: People;
  readonly connection: Connection;
  readonly notes: Notes;
}

/** Nobody is reached, and of somebody it is known that it is not for their network. */
export const isCutOff = (members: readonly Pick<Member, 'reach' | 'trouble'>[]): boolean =>
  members.every(({ reach }) => reach === 'unreachable' || reach === 'connecting') &&
  members.some(({ trouble }) => trouble !== null && isOwnNetworkBlocked(trouble));

export function mountNetworkNote(o: NetworkNoteOptions): () => void {
  let hide: () => void = () => undefined;
  const report = async () => {
    const part = await loadPart('rest', { tellsFailure: true });
    part?.openConnectionReport(o);
  };
  const isPossible = ({ lastResort }: Pick<Member, 'lastResort'>) =>
    lastResort === 'possible' || lastResort === 'asked';
  const talk = () => {
    for (const member of o.people.members.peek())
      if (isPossible(member)) o.connection.wantLastResort(member.id);
  };
  let told = '';
  const stop = effect(() => {
    const members = o.people.members.value;
    const isBlocked = isCutOff(members);
    const canTalk = members.some(isPossible);
    const next = `${isBlocked} ${canTalk}`;
    if (next === told) return;
    told = next;
    hide();
    hide = isBlocked
      ? showNote(o.notes, {
          kind: 'network',
          words: noteWords.network,
          actions: [
            ...(canTalk ? [{ words: noteWords.lastResort.talk, run: talk }] : []),
            { words: noteWords.report, run: () => void report() },
          ],
        })
      : () => undefined;
  });
  return () => {
    stop();
    hide();
  };
}
