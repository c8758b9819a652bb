import { IconChevronDown, IconChevronUp, IconPencil } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import type { EndpointName } from "#shared/configurations/client-configuration.ts";
import { CutText, classNames, FormRow, Icon, IconButton, StatusIcon } from "../ui/index.ts";
import type { FieldName } from "./draft-edits.ts";
import { endpointLabels, mainEndpoints, moreEndpoints, moreEndpointsWords } from "./endpoint-display.ts";
import styles from "./endpoints-table.module.css";
import type { Editor } from "./use-editor.ts";

const fieldOf = (name: EndpointName): FieldName => `endpoints.${name}`;

/** The provider's endpoints, one a row; the rare ones are folded. */
export function EndpointsTable({ editor }: { readonly editor: Editor }) {
  const { draft, marks } = editor;
  const [isOpen, setIsOpen] = useState(false);
  const all = [...mainEndpoints, ...moreEndpoints];
  const hasHidden = moreEndpoints.some((name) => {
    const { changed, error } = marks(fieldOf(name));
    return changed || error;
  });
  const isUnfolded = isOpen || hasHidden;
  const { error } = marks(...all.map(fieldOf));
  return (
    <FormRow group label="Endpoints" error={error}>
      <ul className={styles.table}>
        {(isUnfolded ? all : mainEndpoints).map((name) => (
          <EndpointRow key={name} name={name} editor={editor} />
        ))}
        {!hasHidden && (
          <li>
            <button
              type="button"
              className={classNames(styles.row, styles.fold)}
              aria-expanded={isUnfolded}
              data-hides={isUnfolded ? undefined : moreEndpoints.map(fieldOf).join(" ")}
              onClick={() => setIsOpen(!isOpen)}
            >
              <span className={styles.more}>
                {isUnfolded ? "Fewer" : `${String(moreEndpoints.length)} more`}
              </span>
              <span className={styles.absent}>{!isUnfolded && moreEndpointsWords(draft.endpoints)}</span>
              <Icon of={isUnfolded ? IconChevronUp : IconChevronDown} size={14} />
            </button>
          </li>
        )}
      </ul>
    </FormRow>
  );
}

interface EndpointRowProps {
  readonly name: EndpointName;
  readonly editor: Editor;
}

function EndpointRow({ name, editor: { draft, marks, edit } }: EndpointRowProps) {
  const [before, setBefore] = useState<string>();
  const pencil = useRef<HTMLButtonElement>(null);
  const url = draft.endpoints[name];
  const { changed, error } = marks(fieldOf(name));
  const label = endpointLabels[name];
  const close = () => {
    setBefore(undefined);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Escape" && before !== undefined) edit({ endpoints: { [name]: before } });
    close();
  };
  return (
    <li
      className={classNames(styles.row, changed && styles.changed)}
      data-field={fieldOf(name)}
      aria-label={label}
    >
      <span className={styles.name}>{label}</span>
      {before === undefined ? (
        <Url url={url} issuer={draft.issuer} />
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: the pencil was pressed to type here
          autoFocus
          className={styles.input}
          aria-label={`${label} endpoint`}
          aria-invalid={error ? true : undefined}
          placeholder="https://…"
          spellCheck={false}
          value={url}
          onChange={(event) => edit({ endpoints: { [name]: event.target.value } })}
          onKeyDown={onKeyDown}
          onBlur={() => setBefore(undefined)}
        />
      )}
      <span className={styles.acts}>
        {error && <StatusIcon status="failed" size={14} label={error} />}
        <IconButton
          ref={pencil}
          size="small"
          icon={IconPencil}
          label={`Edit ${label} endpoint`}
          onClick={() => setBefore(url)}
        />
      </span>
    </li>
  );
}

function Url({ url, issuer }: { readonly url: string; readonly issuer: string }) {
  if (url === "") return <span className={styles.absent}>Not given</span>;
  return <CutText mono text={url} withoutOrigin={issuer} />;
}
