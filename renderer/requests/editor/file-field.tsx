import { IconFile, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { FileReference } from "#shared/requests/request-draft.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { text } from "../../theme/index.ts";
import {
  Button,
  classNames,
  ErrorNotice,
  formatBytes,
  Icon,
  IconButton,
  tooltipWhenCut,
} from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import styles from "./file-field.module.css";

interface FileFieldProps {
  readonly label: string;
  readonly file: FileReference | undefined;
  readonly onChange: (file: FileReference | undefined) => void;
}

/** A file that is sent, chosen in the system's dialog. */
export function FileField({ label, file, onChange }: FileFieldProps) {
  const [error, setError] = useState<unknown>();
  const choose = async () => {
    setError(undefined);
    try {
      const chosen = await call("requests.chooseFile", undefined);
      if (chosen) onChange(chosen);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own
    <div role="group" aria-label={label} className={styles.field}>
      {file && (
        <>
          <Icon of={IconFile} size={14} className={styles.icon} />
          <span className={text.cut} {...tooltipWhenCut(visibleText(file.name))}>
            {visibleText(file.name)}
          </span>
          <span className={classNames(text.small, text.third, styles.size)}>
            {formatBytes(file.sizeInBytes)}
          </span>
          <IconButton
            size="small"
            icon={IconX}
            label={`Remove ${visibleText(file.name)}`}
            onClick={() => onChange(undefined)}
          />
        </>
      )}
      <Button size="small" onClick={() => void choose()}>
        {file ? "Replace" : "Choose file"}
      </Button>
      {error !== undefined && <ErrorNotice error={errorOf(error)} title="The file can't be sent" />}
    </div>
  );
}
