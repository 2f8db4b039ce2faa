/** Why a file cannot be had here, whoever has it. Pure. */
import type { FileLimits } from './files-contract.ts';

export type Obstacle = 'off' | 'over-limit' | 'too-large';

export function obstacleTo(
  bytes: number,
  { isOn, maxBytes, storage, memoryBytes }: FileLimits,
): Obstacle | null {
  if (!isOn) return 'off';
  if (bytes > maxBytes) return 'over-limit';
  return storage === 'memory' && bytes > memoryBytes ? 'too-large' : null;
}
