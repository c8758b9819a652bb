import { useMemo } from "react";
import type { RequestBody } from "#shared/requests/request-draft.ts";
import { CodeEditor, StatusText } from "../../ui/index.ts";
import { TemplateInput } from "../../ui/template-input.tsx";
import { checkJson } from "./check-json.ts";
import { FileField } from "./file-field.tsx";
import { mediaTypes } from "./header-names.ts";
import { MultipartRows } from "./multipart-rows.tsx";
import { PairRows } from "./pair-rows.tsx";
import styles from "./request-parts.module.css";

interface BodyTabProps {
  readonly body: RequestBody;
  readonly onChange: (body: RequestBody) => void;
}

const LONGEST_NAME = 1024;
const LONGEST_VALUE = 1024 * 1024;

/** What is sent after the headers, as its kind is edited. */
export function BodyTab({ body, onChange }: BodyTabProps) {
  switch (body.kind) {
    case "none":
      return <p className={styles.note}>No body. Choose another kind at the right to type one.</p>;
    case "json":
      return <JsonBody text={body.text} onChange={(text) => onChange({ kind: "json", text })} />;
    case "text":
      return (
        <div className={styles.body}>
          <MediaType
            value={body.mediaType}
            usual="text/plain; charset=utf-8"
            onChange={(mediaType) => onChange({ ...body, mediaType })}
          />
          <CodeEditor
            label="Request body"
            language="text"
            value={body.text}
            onChange={(text) => onChange({ ...body, text })}
          />
        </div>
      );
    case "form":
      return (
        <div className={styles.rows}>
          <PairRows
            label="Fields of the form"
            noun="field"
            canSwitch
            rows={body.fields}
            maxRows={1000}
            maxLengths={{ name: LONGEST_NAME, value: LONGEST_VALUE }}
            onSet={(at, changes) => {
              const field = { name: "", value: "", enabled: true, ...body.fields[at], ...changes };
              onChange({ ...body, fields: withItem(body.fields, at, field) });
            }}
            onRemove={(at) => onChange({ ...body, fields: body.fields.toSpliced(at, 1) })}
          />
        </div>
      );
    case "multipart":
      return <MultipartRows parts={body.parts} onChange={(parts) => onChange({ ...body, parts })} />;
    case "file":
      return (
        <div className={styles.body}>
          <MediaType
            value={body.mediaType}
            usual="application/octet-stream"
            onChange={(mediaType) => onChange({ ...body, mediaType })}
          />
          <div className={styles.form}>
            <FileField
              label="File of the body"
              file={body.file}
              onChange={(file) => onChange({ ...body, file })}
            />
          </div>
        </div>
      );
  }
}

/** A list with an item in the place of another, or after the last. */
export const withItem = <Item,>(items: readonly Item[], at: number, item: Item): Item[] =>
  at < items.length ? items.with(at, item) : [...items, item];

function JsonBody({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const problem = useMemo(() => checkJson(text), [text]);
  return (
    <div className={styles.body}>
      <CodeEditor label="Request body" language="json" value={text} onChange={onChange} />
      {problem && (
        <div className={styles.problem} role="status">
          <StatusText status="warning">
            {`Not JSON, line ${String(problem.line)}, column ${String(problem.column)}: ${problem.message}`}
          </StatusText>
        </div>
      )}
    </div>
  );
}

function MediaType({
  value,
  usual,
  onChange,
}: {
  readonly value: string;
  readonly usual: string;
  readonly onChange: (mediaType: string) => void;
}) {
  return (
    <div className={styles.bar}>
      <span>
        <TemplateInput
          label="Media type"
          size="small"
          maxLength={256}
          placeholder={usual}
          offered={mediaTypes}
          value={value}
          onChange={onChange}
        />
      </span>
    </div>
  );
}
