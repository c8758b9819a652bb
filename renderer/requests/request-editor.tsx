import { useState } from "react";
import { type RequestDraft, type RequestMethod, requestMethods } from "#shared/requests/request-draft.ts";
import { CodeEditor, CountBadge, PairTable, SegmentedControl, Select, Tabs, TextInput } from "../ui/index.ts";
import { filledHeaders, userIdOf } from "./drafts.ts";
import { IdentityLine } from "./identity-line.tsx";
import styles from "./request-editor.module.css";
import type { Identity } from "./use-identity.ts";

interface RequestFieldsProps {
  readonly draft: RequestDraft;
  readonly identity: Identity | undefined;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
  /** The URL was refused when it was sent. */
  readonly isUrlRefused: boolean;
}

/** Name, identity, method and URL of a request. */
export function RequestFields({ draft, identity, onChange, isUrlRefused }: RequestFieldsProps) {
  return (
    <>
      <IdentityLine
        userId={userIdOf(draft)}
        identity={identity}
        onChange={(userId) =>
          onChange({ sendAs: userId === undefined ? { kind: "anonymous" } : { kind: "user", userId } })
        }
      />
      <div className={styles.bar}>
        <Select<RequestMethod>
          label="Method"
          mono
          value={draft.method}
          choices={requestMethods.map((method) => ({ value: method, label: method }))}
          onChange={(method) => onChange({ method })}
        />
        <TextInput
          label="URL"
          mono
          placeholder="https://api.example.com/orders"
          value={draft.url}
          onChange={(url) => onChange({ url })}
          {...(isUrlRefused && { "aria-invalid": true as const })}
        />
      </div>
    </>
  );
}

type TabId = "headers" | "body";

interface RequestPartsProps {
  readonly draft: RequestDraft;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
}

/** Headers and body of a request. */
export function RequestParts({ draft, onChange }: RequestPartsProps) {
  const [chosen, setChosen] = useState<TabId>();
  const [language, setLanguage] = useState<"json" | "text">();
  const tab = chosen ?? (draft.body.kind === "none" ? "headers" : "body");
  const text = "text" in draft.body ? draft.body.text : "";
  const shownLanguage = language ?? (/^\s*[^\s{["]/u.test(text) ? "text" : "json");
  const headers = filledHeaders(draft).length;
  return (
    <section className={styles.parts} aria-label="Headers and body" data-pane="">
      <Tabs
        size="small"
        label="Parts of the request"
        selected={tab}
        onSelect={setChosen}
        tabs={[
          { id: "headers", label: "Headers", badge: headers > 0 && <CountBadge count={headers} /> },
          { id: "body", label: "Body" },
        ]}
        trailing={
          tab === "body" && (
            <SegmentedControl
              label="Language of the body"
              size="small"
              value={shownLanguage}
              choices={[
                { value: "json", label: "JSON" },
                { value: "text", label: "Text" },
              ]}
              onChange={setLanguage}
            />
          )
        }
      >
        {tab === "headers" ? (
          <div className={styles.headers}>
            <PairTable
              label="Headers of the request"
              noun="header"
              pairs={draft.headers}
              onChange={(pairs) => onChange({ headers: pairs.map((pair) => ({ ...pair, enabled: true })) })}
            />
          </div>
        ) : (
          <CodeEditor
            label="Request body"
            language={shownLanguage}
            value={text}
            onChange={(typed) =>
              onChange({
                body:
                  shownLanguage === "json"
                    ? { kind: "json", text: typed }
                    : { kind: "text", text: typed, mediaType: "" },
              })
            }
            placeholder={draft.method === "GET" ? "A GET has no body as a rule" : "No body"}
          />
        )}
      </Tabs>
    </section>
  );
}
