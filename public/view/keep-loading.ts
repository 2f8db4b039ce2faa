/** Parts that are wanted for as long as a room, or the page, is there. */

const AGAIN_MS = 10_000;

/** Loads a part, however often that fails, for as long as the signal lets it. */
export async function keepLoading<Part>(
  load: () => Promise<Part | null>,
  life: AbortSignal | null,
  use: (part: Part) => void,
): Promise<void> {
  const part = await load();
  if (life?.aborted) return;
  if (part === null) setTimeout(() => keepLoading(load, life, use), AGAIN_MS);
  else use(part);
}
