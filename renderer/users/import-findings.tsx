import type { ImportCounts, ImportPreview, ImportProblem } from "#shared/users/user-import.ts";
import { Checkbox, CopyButton, KeyValueList, StatusText } from "../ui/index.ts";
import { countWords, visibleText } from "../words/index.ts";
import styles from "./import-dialog.module.css";

interface ImportFindingsProps {
  readonly preview: ImportPreview;
  readonly createRoles: boolean;
  readonly onCreateRoles: (createRoles: boolean) => void;
}

/** What was found in the file: its columns, what they would do, and everything that is wrong. */
export function ImportFindings({ preview, createRoles, onCreateRoles }: ImportFindingsProps) {
  const counts = createRoles ? preview.countsWithNewRoles : preview.counts;
  if (preview.problemCount > 0) return <Problems preview={preview} />;
  return (
    <>
      <KeyValueList
        items={[
          { name: "Format", value: formatWords[preview.format] },
          { name: "Columns", value: visibleText(preview.columns.map(columnWords).join(", ")) },
          { name: "Created", value: counts.created.toLocaleString("en") },
          { name: "Updated", value: updatedWords(counts) },
          { name: "Unchanged", value: counts.unchanged.toLocaleString("en") },
        ]}
      />
      {preview.unknownRoles.length > 0 && (
        <div className={styles.roles}>
          <StatusText status="warning">
            The workspace lacks {countWords(preview.unknownRoles.length, "role")} of the file
          </StatusText>
          <p className={styles.note}>{roleWords(preview)}</p>
          <Checkbox checked={createRoles} onChange={onCreateRoles}>
            {preview.unknownRoles.length === 1
              ? "Create it; else it is left out"
              : "Create them; else they are left out"}
          </Checkbox>
        </div>
      )}
      <p className={styles.note}>All users are imported or none. An import cannot be undone.</p>
    </>
  );
}

const formatWords = { csv: "CSV", json: "JSON", scim: "SCIM 2.0 ListResponse" } as const;

const columnWords = ({ name, gives }: ImportPreview["columns"][number]): string =>
  name.toLowerCase() === gives.toLowerCase() ? gives : `${name} (${gives})`;

const updatedWords = ({ updated, changes }: ImportCounts): string => {
  const of = changes.map(({ what, users }) => `${what} of ${users.toLocaleString("en")}`).join(", ");
  return `${updated.toLocaleString("en")}${of && `: ${visibleText(of)}`}`;
};

/** So many roles are named; the others are counted. */
const NAMED_ROLES = 20;

const roleWords = ({ unknownRoles }: ImportPreview): string => {
  const named = unknownRoles.slice(0, NAMED_ROLES).map(({ name, users }) => {
    return `${visibleText(name)} (${users.toLocaleString("en")})`;
  });
  const others = unknownRoles.length - named.length;
  return named.join(", ") + (others > 0 ? ` and ${others.toLocaleString("en")} more` : "");
};

function Problems({ preview }: { readonly preview: ImportPreview }) {
  const place = preview.format === "csv" ? "Line" : "User";
  const lines = preview.problems.map((problem) => problemLine(place, problem));
  const more = preview.problemCount - lines.length;
  return (
    <div className={styles.problems}>
      <div className={styles.head}>
        <StatusText status="failed">
          {countWords(preview.problemCount, "problem")}: nothing can be imported
        </StatusText>
        <CopyButton label="Copy" text={lines.join("\n")} />
      </div>
      <ol className={styles.list} aria-label="Problems">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
          <li key={index}>{line}</li>
        ))}
      </ol>
      {more > 0 && <p className={styles.note}>{countWords(more, "more problem")} in the file.</p>}
    </div>
  );
}

const problemLine = (place: string, { line, message }: ImportProblem): string =>
  visibleText(line === undefined ? message : `${place} ${line.toLocaleString("en")}: ${message}`);
