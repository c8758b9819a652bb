/** A cell's place in the grid as it is drawn. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a grid of that size; undefined when it leads nowhere. */
export const placeAfter = (
  key: string,
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPlace | undefined => {
  const moves: Readonly<Record<string, GridPlace>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + size.page, column },
    PageUp: { row: row - size.page, column },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
  };
  const to = moves[key];
  if (to === undefined || size.rows === 0 || size.columns === 0) return undefined;
  return { row: within(to.row, size.rows), column: within(to.column, size.columns) };
};

const within = (index: number, count: number): number => Math.min(Math.max(0, index), count - 1);
