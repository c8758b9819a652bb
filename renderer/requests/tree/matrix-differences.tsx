import { useRead } from "../../bridge/index.ts";
import { CountBadge } from "../../ui/index.ts";
import { countWords } from "../../words/index.ts";

/** How many cells of a collection's matrices are not as expected; nothing while all are. */
export function MatrixDifferences({ folderId }: { readonly folderId: string }) {
  const matrices = useRead("matrix.list", undefined, { keepPrevious: true }).data ?? [];
  const count = matrices
    .filter((matrix) => matrix.folderId === folderId)
    .reduce((sum, { newestRun }) => sum + (newestRun?.differences ?? 0), 0);
  if (count === 0) return null;
  return (
    <CountBadge
      count={count}
      tone="failed"
      label={`${countWords(count, "cell is", "cells are")} not as expected`}
    />
  );
}
