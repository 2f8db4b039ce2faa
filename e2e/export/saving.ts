/** What somebody does with the files of a room: saves them, opens them, verifies them, brings them in. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Locator, type TestInfo } from '@playwright/test';
import type { Member } from '../support/member.ts';

const MAIN = join(import.meta.dirname, '../../dist/server/main.js');

export interface SavedFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

export async function openFromMenu({ page }: Member, item: 'Export' | 'Import'): Promise<Locator> {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: item, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: item });
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function save(
  member: Member,
  which: 'Save page' | 'Save signed file',
  testInfo: TestInfo,
): Promise<SavedFile> {
  const dialog = await openFromMenu(member, 'Export');
  const [download] = await Promise.all([
    member.page.waitForEvent('download'),
    dialog.getByRole('button', { name: which }).click(),
  ]);
  const name = download.suggestedFilename();
  const path = testInfo.outputPath(name);
  await download.saveAs(path);
  await expect(dialog.getByRole('status')).toHaveText(`Saved as ${name}`);
  await member.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return { path, name, text: await readFile(path, 'utf8') };
}

/** Answers with what the dialog says of it, and leaves it open. */
export async function bringIn(
  dialog: Locator,
  file: { readonly name: string; readonly text: string | Buffer },
): Promise<Locator> {
  const buffer = Buffer.from(file.text);
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer });
  return dialog.getByRole('status');
}

interface Exit {
  readonly code: number;
  readonly output: string;
}

/** The command as people run it. */
export async function verifyOnCommandLine(path: string): Promise<Exit> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'verify', path]);
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: `${stdout}${stderr}` };
  }
}
