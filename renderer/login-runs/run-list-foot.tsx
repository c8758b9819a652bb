import { IconGitCompare, IconTrash } from "@tabler/icons-react";
import type { LoginRun } from "#shared/login/login-run.ts";
import { navigate } from "../routes.ts";
import { Button } from "../ui/index.ts";
import { rangeWords } from "../ui/virtual-table.tsx";
import { countWords } from "../words/index.ts";
import styles from "./run-list.module.css";
import { olderFirst } from "./run-row.ts";

interface RunListFootProps {
  /** First and last row that are drawn. */
  readonly range: readonly [number, number];
  readonly matching: number;
  readonly marked: readonly LoginRun[];
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What is marked with what can be done to it, and where in the list one is. */
export function RunListFoot({ range, matching, marked, onDelete, onClear }: RunListFootProps) {
  const [one, other] = marked;
  return (
    <div className={styles.foot}>
      {marked.length > 0 && (
        <>
          <span>{marked.length.toLocaleString("en")} marked</span>
          {one && other && marked.length === 2 && (
            <Button
              size="small"
              icon={IconGitCompare}
              onClick={() => {
                const [id, compareWith] = olderFirst(one, other);
                navigate({ page: "runs", id, compareWith });
              }}
            >
              Compare
            </Button>
          )}
          <Button size="small" variant="danger" icon={IconTrash} onClick={onDelete}>
            Delete
          </Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            Clear
          </Button>
        </>
      )}
      <span className={styles.where}>
        {matching > 1 ? `Rows ${rangeWords(range, matching)} of ` : ""}
        {countWords(matching, "login")}
      </span>
    </div>
  );
}
