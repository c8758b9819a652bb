import { useState } from "react";
import type { RequestHeader } from "#shared/requests/request-draft.ts";
import { TextArea } from "../../ui/index.ts";
import { headerLines, readHeaderLines } from "./header-lines.ts";
import { headerNames, headerValues } from "./header-names.ts";
import { PairRows } from "./pair-rows.tsx";
import styles from "./request-parts.module.css";

interface HeadersTabProps {
  readonly headers: readonly RequestHeader[];
  readonly onChange: (headers: RequestHeader[]) => void;
  /** All of them as one text. */
  readonly asText: boolean;
}

const EMPTY: RequestHeader = { name: "", value: "", enabled: true };

/** The headers of a request: each can be switched off, and all of them be edited as text. */
export function HeadersTab({ headers, onChange, asText }: HeadersTabProps) {
  if (asText) return <HeadersText headers={headers} onChange={onChange} />;
  return (
    <div className={styles.rows}>
      <PairRows
        label="Headers of the request"
        noun="header"
        canSwitch
        rows={headers}
        maxRows={200}
        maxLengths={{ name: 256, value: 16_384 }}
        offeredNames={headerNames}
        offeredValues={headerValues}
        onSet={(at, changes) =>
          onChange(
            headers[at]
              ? headers.with(at, { ...headers[at], ...changes })
              : [...headers, { ...EMPTY, ...changes }],
          )
        }
        onRemove={(at) => onChange(headers.toSpliced(at, 1))}
      />
    </div>
  );
}

/** What is typed stands as it is; the headers are what it says. */
function HeadersText({ headers, onChange }: Omit<HeadersTabProps, "asText">) {
  const [typed, setTyped] = useState(() => headerLines(headers));
  return (
    <div className={styles.text}>
      <TextArea
        label="Headers as text"
        mono
        rows={8}
        placeholder={"Accept: application/json\n// Switched-Off: yes"}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          onChange(readHeaderLines(text));
        }}
      />
    </div>
  );
}
