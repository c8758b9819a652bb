import type { RequestBody } from "#shared/requests/request-draft.ts";
import { SegmentedControl } from "../../ui/index.ts";
import { TemplateInput } from "../../ui/template-input.tsx";
import { withItem } from "./body-tab.tsx";
import { FileField } from "./file-field.tsx";
import { mediaTypes } from "./header-names.ts";
import styles from "./multipart-rows.module.css";
import { PairRows } from "./pair-rows.tsx";
import rows from "./request-parts.module.css";

type Part = Extract<RequestBody, { kind: "multipart" }>["parts"][number];

interface MultipartRowsProps {
  readonly parts: readonly Part[];
  readonly onChange: (parts: Part[]) => void;
}

/** The parts of a multipart form: texts and files, each with a media type of its own if it needs one. */
export function MultipartRows({ parts, onChange }: MultipartRowsProps) {
  const set = (at: number, part: Part) => onChange(withItem(parts, at, part));
  return (
    <div className={rows.rows}>
      <PairRows
        label="Parts of the form"
        noun="part"
        canSwitch
        rows={parts.map((part) => ({ ...part, value: part.kind === "text" ? part.value : "" }))}
        maxRows={1000}
        maxLengths={{ name: 1024, value: 1024 * 1024 }}
        onSet={(at, { name, value, enabled }) => {
          const part: Part = parts[at] ?? { kind: "text", name: "", value: "", mediaType: "", enabled: true };
          const changes = { ...(name !== undefined && { name }), ...(enabled !== undefined && { enabled }) };
          const isText = part.kind === "text" && value !== undefined;
          set(at, { ...part, ...changes, ...(isText && { value }) } as Part);
        }}
        onRemove={(at) => onChange(parts.toSpliced(at, 1))}
        valueCell={(at) => {
          const part = parts[at];
          if (part?.kind !== "file") return undefined;
          return (
            <FileField
              label={`File of part ${String(at + 1)}`}
              file={part.file}
              onChange={(file) => set(at, { ...part, file })}
            />
          );
        }}
        extra={{
          head: "Kind and media type",
          cell: (at) => {
            const part = parts[at];
            return part && <Kind part={part} at={at} onChange={(next) => set(at, next)} />;
          },
        }}
      />
    </div>
  );
}

function Kind({
  part,
  at,
  onChange,
}: {
  readonly part: Part;
  readonly at: number;
  readonly onChange: (part: Part) => void;
}) {
  const { name, mediaType, enabled } = part;
  const of = `part ${String(at + 1)}`;
  return (
    <span className={styles.kind}>
      <SegmentedControl<Part["kind"]>
        label={`Kind of ${of}`}
        size="small"
        value={part.kind}
        choices={[
          { value: "text", label: "Text" },
          { value: "file", label: "File" },
        ]}
        onChange={(kind) =>
          onChange(
            kind === "file"
              ? { kind, name, mediaType, enabled }
              : { kind, name, mediaType, enabled, value: "" },
          )
        }
      />
      <TemplateInput
        label={`Media type of ${of}`}
        size="small"
        maxLength={256}
        placeholder="usual"
        offered={mediaTypes}
        value={mediaType}
        onChange={(next) => onChange({ ...part, mediaType: next })}
      />
    </span>
  );
}
