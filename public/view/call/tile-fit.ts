/** The size of tiles, so that they fill the space and faces are large. Pure. */

export interface TileFit {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** Tiles fill their cells as far as faces are not cut: pictures are about 4:3 to 16:9. */
const NARROWEST = 3 / 4;
const WIDEST = 2.4;
const FACE = 4 / 3;
/** Four or more in a single row or column look like a queue: it has to be that much better than a square. */
const QUEUE = 0.6;

/** For `count` tiles within `width` × `height`, `gap` apart. */
export function fitTiles(count: number, width: number, height: number, gap: number): TileFit {
  let best: TileFit = { columns: 1, width: 0, height: 0 };
  let bestScore = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    // A last column that stays empty.
    if (Math.ceil(count / rows) < columns) continue;
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    if (cellWidth <= 0 || cellHeight <= 0) continue;
    const face = Math.min(cellWidth, cellHeight * FACE);
    const score = face * (count > 3 && (rows === 1 || columns === 1) ? QUEUE : 1);
    if (score <= bestScore) continue;
    bestScore = score;
    const tileWidth = Math.min(cellWidth, cellHeight * WIDEST);
    const tileHeight = Math.min(cellHeight, tileWidth / NARROWEST);
    best = { columns, width: Math.floor(tileWidth), height: Math.floor(tileHeight) };
  }
  return best;
}
