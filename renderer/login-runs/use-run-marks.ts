import { useState } from "react";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { RowMarks } from "../ui/index.ts";
import { runName } from "./run-row.ts";

/** The runs that are marked; what has gone from the list is marked no more. */
export const useRunMarks = (rows: readonly LoginRun[]) => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const marked = rows.filter(({ id }) => ids.has(id));
  const areAllMarked = rows.length > 0 && marked.length === rows.length;
  const clear = () => setIds(new Set());
  const marks: RowMarks<LoginRun> = {
    isMarked: ({ id }) => ids.has(id),
    onToggle: ({ id }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    areAllMarked,
    onToggleAll: () => setIds(areAllMarked ? new Set() : new Set(rows.map(({ id }) => id))),
    nameOf: runName,
  };
  return { marks, marked, clear };
};
