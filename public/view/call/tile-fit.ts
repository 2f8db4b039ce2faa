/** The size of tiles, so that all of them fit and fill as much space as possible. Pure. */

export interface TileFit {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** Aspect ratios at which faces are not cut. */
const NARROWEST = 1;
const WIDEST = 16 / 9;

/** For `count` tiles within `width` × `height`, `gap` apart. */
export function fitTiles(count: number, width: number, height: number, gap: number): TileFit {
  let best: TileFit = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    if (cellWidth <= 0 || cellHeight <= 0) continue;
    const aspect = Math.min(WIDEST, Math.max(NARROWEST, cellWidth / cellHeight));
    const tileWidth = Math.min(cellWidth, cellHeight * aspect);
    const fit = { columns, width: Math.floor(tileWidth), height: Math.floor(tileWidth / aspect) };
    if (fit.width * fit.height > best.width * best.height) best = fit;
  }
  return best;
}
