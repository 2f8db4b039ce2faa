import type { MemberId } from '../../room/people/member.ts';

const LENGTH = 8;

/** The beginning of a member's key, as it is told beside a name in files that are read elsewhere: it tells apart people of
 *  one name. The command line has the same. */
export const shortKey = (id: MemberId): string => id.slice(0, LENGTH);
