/** How the People list says it: the one place to change when the product's words do. */
import { expect } from '@playwright/test';
import type { Member } from '../../e2e/support/member.ts';
import type { Path } from '../browser/connections.ts';

const WORDS: Record<Path, RegExp> = { direct: /\bconnected\b/, relayed: /\bconnected\b/ };

export async function saysReached(member: Member, other: Member, path: Path): Promise<void> {
  const item = member.person(await other.name());
  await expect(item).toContainText(WORDS[path]);
}

export async function saysUnreachable(member: Member, other: Member): Promise<void> {
  const item = member.person(await other.name());
  await expect(item).toContainText(/\bunreachable\b/);
}

export async function saysVia(member: Member, other: Member, carrier: Member): Promise<void> {
  const item = member.person(await other.name());
  await expect(item).toContainText(`via ${await carrier.name()}`);
}

export async function saysSealed(member: Member, other: Member): Promise<void> {
  const item = member.person(await other.name());
  await expect(item).toContainText('through the server, sealed');
}
