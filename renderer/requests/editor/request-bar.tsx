import { type RequestDraft, type RequestMethod, requestMethods } from "#shared/requests/request-draft.ts";
import { ErrorNotice, Select, StatusText, tooltipWhenCut } from "../../ui/index.ts";
import { TemplateInput } from "../../ui/template-input.tsx";
import { visibleText } from "../../words/index.ts";
import styles from "./request-bar.module.css";
import { usePasteCurl } from "./use-paste-curl.ts";

interface RequestBarProps {
  readonly draft: RequestDraft;
  /** Where the request goes; undefined where that is not known. */
  readonly origin: string | undefined;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
  /** The URL was refused when it was sent. */
  readonly isUrlRefused: boolean;
}

/** Method and URL of a request, or a cURL command that is pasted for them; beside a URL with variables, the origin that it leads to. */
export function RequestBar({ draft, origin, onChange, isUrlRefused }: RequestBarProps) {
  const isWritten = origin !== undefined && draft.url.trim().startsWith(origin);
  const curl = usePasteCurl(onChange);
  return (
    <>
      <div className={styles.bar}>
        <Select<RequestMethod>
          label="Method"
          mono
          value={draft.method}
          choices={requestMethods.map((method) => ({ value: method, label: method }))}
          onChange={(method) => onChange({ method })}
        />
        <TemplateInput
          label="URL"
          placeholder="https://api.example.com/orders, {{base}}/orders, or paste a cURL command"
          value={draft.url}
          invalid={isUrlRefused}
          onChange={(url) => onChange({ url })}
          onPaste={curl.take}
        />
        {origin !== undefined && !isWritten && (
          <output
            className={styles.origin}
            aria-label="Resolved origin"
            {...tooltipWhenCut(visibleText(origin))}
          >
            {visibleText(origin)}
          </output>
        )}
      </div>
      {(curl.error || curl.leftOut.length > 0) && (
        <div className={styles.notes}>
          {curl.error && <ErrorNotice error={curl.error} title="The command could not be read" />}
          {curl.leftOut.map(({ what, why }) => (
            <StatusText key={`${what} ${why}`} status="warning">
              {visibleText(`${what}: ${why}`)}
            </StatusText>
          ))}
        </div>
      )}
    </>
  );
}
