/** What the Dockerfile says of the image that people run: its last stage. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../Dockerfile');

export interface Image {
  readonly stages: readonly (readonly Instruction[])[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly port: number;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

export interface Instruction {
  readonly name: string;
  readonly words: string;
}

export function readDockerfile(): Image {
  const stages: Instruction[][] = [];
  for (const instruction of instructions(readFileSync(FILE, 'utf8'))) {
    if (instruction.name === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  const last = stages.at(-1) ?? [];
  const one = (name: string): string => {
    const found = last.filter((instruction) => instruction.name === name);
    if (found.length !== 1) throw new Error(`the image has ${found.length} times ${name}`);
    return found[0]?.words ?? '';
  };
  return {
    stages,
    env: Object.fromEntries(
      one('ENV')
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    ),
    user: one('USER'),
    port: Number(one('EXPOSE')),
    command: execForm(one('CMD')),
    healthCheck: execForm(one('HEALTHCHECK').replace(/^.*?\bCMD /, '')),
  };
}

/** Lines that end in a backslash go on in the next one. */
function instructions(text: string): Instruction[] {
  const lines = text.replace(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  return [...lines.matchAll(/^([A-Z]+) (.+)$/gm)].map(([, name = '', words = '']) => ({ name, words }));
}

function execForm(words: string): string[] {
  const parsed: unknown = JSON.parse(words);
  if (!Array.isArray(parsed) || !parsed.every((word) => typeof word === 'string'))
    throw new Error(`no list of words: ${words}`);
  return parsed;
}
