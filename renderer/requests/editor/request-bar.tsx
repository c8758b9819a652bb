import { type RequestDraft, type RequestMethod, requestMethods } from "#shared/requests/request-draft.ts";
import { Select, tooltipWhenCut } from "../../ui/index.ts";
import { TemplateInput } from "../../ui/template-input.tsx";
import { visibleText } from "../../words/index.ts";
import styles from "./request-bar.module.css";

interface RequestBarProps {
  readonly draft: RequestDraft;
  /** Where the request goes; undefined where that is not known. */
  readonly origin: string | undefined;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
  /** The URL was refused when it was sent. */
  readonly isUrlRefused: boolean;
}

/** Method and URL of a request; beside a URL with variables, the origin that it leads to. */
export function RequestBar({ draft, origin, onChange, isUrlRefused }: RequestBarProps) {
  const isWritten = origin !== undefined && draft.url.trim().startsWith(origin);
  return (
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
        placeholder="https://api.example.com/orders or {{base}}/orders"
        value={draft.url}
        invalid={isUrlRefused}
        onChange={(url) => onChange({ url })}
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
  );
}
