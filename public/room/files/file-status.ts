/** What people are told of one file: how far it is, who has it, and why nothing of it comes. */
import type { Bulk } from '../../net/bulk/bulk.ts';
import type { MemberId } from '../people/member.ts';
import type { Ways } from './exchange/ways.ts';
import type { FileStatus, WaitReason } from './files-contract.ts';
import type { Holders } from './holders.ts';
import type { OneFile } from './one-file.ts';
import type { Giving } from './serving/giving.ts';
import type { FileId } from './shared-file.ts';

/** Where it is looked up. */
export interface StatusSources {
  readonly self: MemberId;
  readonly holders: Holders;
  readonly ways: Ways;
  readonly bulk: Pick<Bulk, 'way'>;
  readonly giving: Giving;
  /** Who else is here, by whichever way. */
  members(): readonly { readonly id: MemberId }[];
}

/** Also of a file that is not known so far, or no more. */
export function fileStatus(id: FileId, file: OneFile | undefined, sources: StatusSources): FileStatus {
  const { self, members, holders, giving } = sources;
  const present = members().map((member) => member.id);
  const partner = file?.offer.partner ?? null;
  const isMeant = (member: MemberId) => partner === null || member === partner;
  const others = holders.of(id).filter((member) => present.includes(member) && isMeant(member));
  const hadIt = new Set([...holders.hadIt(id), authorOf(id)]);
  return {
    state: file?.state ?? { kind: 'offered' },
    holders: file?.local.isWhole ? [self, ...others] : others,
    of: partner === null ? present.length + 1 : 2,
    hadIt: [...hadIt].filter((member) => member !== self && !present.includes(member) && isMeant(member)),
    giving: giving.rate(id),
  };
}

/** Why nothing comes, where nobody who can be reached has what is lacking. */
export function waitReason(id: FileId, file: OneFile | undefined, sources: StatusSources): WaitReason {
  const { self, holders, ways, bulk, members } = sources;
  const isPrivate = (file?.offer.partner ?? null) !== null;
  const having = holders.of(id);
  const isTurnOff = having.some((member) => ways.isLinked(member) && bulk.way(member).problem === 'turn-off');
  if (isTurnOff) return 'turn-off';
  if (members().some((member) => having.includes(member.id)))
    return isPrivate ? 'no-own-link' : 'no-connection';
  return authorOf(id) === self ? 'choose-again' : 'nobody-has-it';
}

const authorOf = (id: FileId): MemberId => id.slice(0, id.indexOf(':')) as MemberId;
