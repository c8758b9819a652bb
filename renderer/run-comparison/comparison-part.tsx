import { useState } from "react";
import type { ComparedGroup } from "#shared/login/run-comparison.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ListEmpty, Switch } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { countDifferences, shownGroups } from "./compared-rows.ts";
import styles from "./comparison-part.module.css";
import { ComparisonTable } from "./comparison-table.tsx";

interface ComparisonPartProps {
  /** "Claims". */
  readonly label: string;
  readonly groups: readonly ComparedGroup[];
}

/** One part of a comparison, at first only what differs and matters. */
export function ComparisonPart({ label, groups }: ComparisonPartProps) {
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const [showsExpected, setShowsExpected] = useState(false);
  const shown = shownGroups(groups, { onlyDifferences, showsExpected });
  const { matter, expected } = countDifferences(groups);
  const rowCount = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      <div className={styles.tools}>
        <Switch checked={onlyDifferences} onChange={setOnlyDifferences}>
          Only differences
        </Switch>
        <Switch checked={showsExpected} onChange={setShowsExpected}>
          Show what differs every time
        </Switch>
        <span className={classNames(text.small, text.third, styles.count)}>
          {matter} of {countWords(rowCount, "row")} {matter === 1 ? "differs" : "differ"}
        </span>
      </div>
      {rowCount === 0 && <ListEmpty>Neither of the two runs has anything here.</ListEmpty>}
      {rowCount > 0 && shown.length === 0 && (
        <ListEmpty
          action={
            <Button size="small" onClick={() => setOnlyDifferences(false)}>
              Show all
            </Button>
          }
        >
          No difference that matters.
          {expected > 0 && ` ${countWords(expected, "row differs", "rows differ")} in every run.`}
        </ListEmpty>
      )}
      {shown.length > 0 && <ComparisonTable label={label} groups={shown} />}
    </>
  );
}
