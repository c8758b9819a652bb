import { useCallback, useEffect, useMemo, useState } from "react";
import { cellKey } from "#shared/matrix/compare-cells.ts";
import type { CellPlace } from "#shared/matrix/matrix.ts";
import type { MatrixCell, MatrixRun } from "#shared/matrix/matrix-run.ts";
import { useEvent, useRead } from "../bridge/index.ts";

/** A run as it is shown: as it was read, with what has come since. */
export interface ShownRun {
  readonly run: MatrixRun | undefined;
  readonly cells: readonly MatrixCell[];
  readonly cellOf: (place: CellPlace) => MatrixCell | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly readAgain: () => void;
}

/** Reads a run of a matrix; while it is under way its cells fill in as they come. */
export const useMatrixRun = (runId: string | undefined): ShownRun => {
  const read = useRead(
    "matrix.result",
    { runId: runId ?? "" },
    { enabled: runId !== undefined, keepPrevious: true },
  );
  const run = runId === undefined ? undefined : read.data;
  const [come, setCome] = useState<ReadonlyMap<string, MatrixCell>>(new Map());
  // What a newer reading holds need not be kept beside it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading empties it
  useEffect(() => setCome(new Map()), [run]);
  useEvent(
    "matrix.cells-asked",
    useCallback(
      ({ runId: from, cells }) => {
        if (from !== runId) return;
        setCome((kept) => new Map([...kept, ...cells.map((cell) => [cellKey(cell), cell] as const)]));
      },
      [runId],
    ),
  );
  const byCell = useMemo(
    () => new Map([...(run?.cells ?? []).map((cell) => [cellKey(cell), cell] as const), ...come]),
    [run, come],
  );
  return {
    run,
    cells: useMemo(() => [...byCell.values()], [byCell]),
    cellOf: useCallback((place) => byCell.get(cellKey(place)), [byCell]),
    isLoading: read.isFetching,
    error: runId === undefined ? undefined : read.error,
    readAgain: () => void read.refetch(),
  };
};
