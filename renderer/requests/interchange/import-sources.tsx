import { IconFile, IconFolder } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { Button, classNames, Dialog, ErrorNotice, FormRow, TextArea } from "../../ui/index.ts";
import styles from "./import-dialog.module.css";
import type { RequestImport } from "./use-request-import.ts";

/** Where an import comes from: a file, a folder, or what is pasted or dropped here. */
export function ImportSources({ requests }: { readonly requests: RequestImport }) {
  const [pasted, setPasted] = useState("");
  const [isOver, setIsOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isReading = requests.doing === "reading";
  const over = (next: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(next);
  };
  return (
    <Dialog
      open={requests.isOpen}
      onClose={requests.close}
      title="Import requests"
      initialFocus={field}
      actions={
        <>
          <Button onClick={requests.close}>Cancel</Button>
          <Button
            variant="primary"
            busy={isReading}
            disabled={pasted.trim() === ""}
            onClick={() => void requests.read(pasted)}
          >
            Preview
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file can also be chosen by the button */}
      <div
        className={classNames(styles.rows, isOver && styles.over)}
        onDragOver={over(true)}
        onDragLeave={over(false)}
        onDrop={(event) => {
          over(false)(event);
          const [file] = event.dataTransfer.files;
          if (file) void requests.drop(file);
        }}
      >
        {requests.error && <ErrorNotice error={requests.error} title="This cannot be imported" />}
        <FormRow
          label="Paste"
          help="A curl command, or what another tool exported. A file can be dropped here, too."
        >
          <TextArea
            ref={field}
            mono
            rows={6}
            value={pasted}
            onChange={setPasted}
            placeholder="curl https://api.example.com/orders"
          />
        </FormRow>
        <div className={styles.buttons}>
          <Button icon={IconFile} disabled={isReading} onClick={() => void requests.choose("file")}>
            Choose file
          </Button>
          <Button icon={IconFolder} disabled={isReading} onClick={() => void requests.choose("folder")}>
            Choose folder
          </Button>
        </div>
        <p className={styles.note}>
          cURL, HAR, Postman 2.1, Insomnia, Bruno, OpenAPI 3, and folders that were exported here. No script
          is run, no file that an import names is read, and nothing is fetched.
        </p>
      </div>
    </Dialog>
  );
}
