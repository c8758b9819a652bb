import { PairRows } from "./pair-rows.tsx";
import styles from "./request-parts.module.css";
import { queryRows, withoutQueryRow, withQueryRow } from "./url-query.ts";

interface QueryTabProps {
  readonly url: string;
  readonly onChange: (url: string) => void;
}

/** The parameters of the URL's query, decoded; what is typed here stands in the URL, encoded. */
export function QueryTab({ url, onChange }: QueryTabProps) {
  return (
    <div className={styles.rows}>
      <PairRows
        label="Query of the URL"
        noun="parameter"
        rows={queryRows(url)}
        maxRows={1000}
        maxLengths={{ name: 4096, value: 16_384 }}
        onSet={(at, changes) => onChange(withQueryRow(url, at, changes))}
        onRemove={(at) => onChange(withoutQueryRow(url, at))}
      />
    </div>
  );
}
