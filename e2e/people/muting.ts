/** Muting, as a person does it. */
import { expect } from '@playwright/test';
import type { Member } from '../support/member.ts';

export async function setMuted(member: Member, name: string, action: 'Mute' | 'Unmute'): Promise<void> {
  await member.people.getByRole('button', { name: `About ${name}` }).click();
  await member.page.getByRole('button', { name: `${action} ${name}`, exact: true }).click();
  await member.page.keyboard.press('Escape');
  await expect(member.page.getByRole('dialog')).toBeHidden();
}
