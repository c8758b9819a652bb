import { useMemo } from "react";
import type { LeftOut } from "#shared/requests/interchange.ts";
import { CopyButton, StatusText } from "../../ui/index.ts";
import { countWords, visibleText } from "../../words/index.ts";
import styles from "./import-dialog.module.css";

interface LeftOutListProps {
  readonly leftOut: readonly LeftOut[];
  /** How many there are in all. */
  readonly count: number;
}

/** What did not come along, the same things of several places together. */
export function LeftOutList({ leftOut, count }: LeftOutListProps) {
  const groups = useMemo(() => groupsOf(leftOut), [leftOut]);
  if (count === 0) return null;
  return (
    <section className={styles.leftOut}>
      <div className={styles.head}>
        <StatusText status="warning">{countWords(count, "thing")} left out or changed</StatusText>
        <CopyButton label="Copy" text={leftOut.map(lineOf).join("\n")} />
      </div>
      <ul className={styles.list}>
        {groups.map(({ what, why, places }) => (
          <li key={`${what} ${why}`}>
            <div className={styles.what}>{visibleText(what)}</div>
            <div className={styles.why}>{visibleText(why)}</div>
            {places.length > 0 && <div className={styles.why}>{visibleText(placesWords(places))}</div>}
          </li>
        ))}
      </ul>
      {count > leftOut.length && (
        <p className={styles.note}>{countWords(count - leftOut.length, "more thing")}</p>
      )}
    </section>
  );
}

interface Group {
  readonly what: string;
  readonly why: string;
  readonly places: string[];
}

const groupsOf = (leftOut: readonly LeftOut[]): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const { where, what, why } of leftOut) {
    const key = JSON.stringify([what, why]);
    const group = groups.get(key) ?? { what, why, places: [] };
    if (where.length > 0) group.places.push(where.join(" / "));
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** So many places are named; the others are counted. */
const NAMED = 3;

const placesWords = (places: readonly string[]): string => {
  const named = places.slice(0, NAMED).join(", ");
  return places.length > NAMED ? `${named} and ${places.length - NAMED} more` : named;
};

const lineOf = ({ where, what, why }: LeftOut): string =>
  visibleText(`${where.length > 0 ? `${where.join(" / ")}: ` : ""}${what}. ${why}`);
