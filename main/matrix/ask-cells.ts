import type { MatrixCell } from "#shared/matrix/matrix-run.ts";
import { eachInFlight } from "../collection-runs/index.ts";
import { type Asking, askCell, type CellAnswer } from "./ask-cell.ts";

/**
 * Asks cells: first what changes nothing, so many at a time; then row by row what does. There the cells of a row are
 * asked at once only if each has a copy of its own, else one after the other, in the order of the columns.
 */
export const askCells = async (
  asking: Asking,
  cells: readonly MatrixCell[],
  asked: readonly number[],
  onAnswer: (index: number, answer: CellAnswer) => void,
): Promise<void> => {
  const { matrix, requests, signal } = asking;
  const ask = async (index: number): Promise<void> => {
    const answer = await askCell(asking, cells[index] as MatrixCell);
    if (answer !== undefined) onAnswer(index, answer);
  };
  const isChanging = (index: number): boolean =>
    requests.get(cells[index]?.requestId ?? "")?.changesSomething === true;
  const safe = asked.filter((index) => !isChanging(index));
  await eachInFlight(safe, matrix.concurrency, signal, ask);
  const atATime = matrix.setUp === undefined ? 1 : matrix.concurrency;
  for (const row of rowsOf(cells, asked.filter(isChanging))) await eachInFlight(row, atATime, signal, ask);
};

/** Places of cells, those of one request together. */
const rowsOf = (cells: readonly MatrixCell[], asked: readonly number[]): Iterable<readonly number[]> => {
  const rows = new Map<string, number[]>();
  for (const index of asked) {
    const { requestId } = cells[index] as MatrixCell;
    const row = rows.get(requestId);
    if (row === undefined) rows.set(requestId, [index]);
    else row.push(index);
  }
  return rows.values();
};
