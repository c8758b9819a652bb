import { IconX } from "@tabler/icons-react";
import { useRef } from "react";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { IconButton, TextInput } from "../ui/index.ts";
import styles from "./header-table.module.css";

interface HeaderTableProps {
  readonly headers: RequestDraft["headers"];
  readonly onChange: (headers: RequestDraft["headers"]) => void;
}

/** The headers of a request, one a row; the last, empty row makes a new one. */
export function HeaderTable({ headers, onChange }: HeaderTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const set = (index: number, changes: Partial<RequestDraft["headers"][number]>) => {
    const next = [...headers];
    next[index] = { name: "", value: "", ...headers[index], ...changes };
    onChange(next);
  };
  const remove = (index: number) => {
    onChange(headers.filter((_, at) => at !== index));
    // The row with the keyboard is gone: the one that has taken its place gets it.
    table.current?.querySelectorAll<HTMLInputElement>("td:first-child input")[index]?.focus();
  };
  return (
    <div className={styles.place}>
      <table ref={table} className={styles.table} aria-label="Headers of the request">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {[...headers, { name: "", value: "" }].map((header, index) => {
            const isLast = index === headers.length;
            const of = isLast ? "new header" : `header ${index + 1}`;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a header has no identity but its place
              <tr key={index}>
                <td>
                  <TextInput
                    label={`Name of ${of}`}
                    mono
                    size="small"
                    placeholder={isLast ? "Add a header" : undefined}
                    value={header.name}
                    onChange={(name) => set(index, { name })}
                  />
                </td>
                <td>
                  <TextInput
                    label={`Value of ${of}`}
                    mono
                    size="small"
                    value={header.value}
                    onChange={(value) => set(index, { value })}
                  />
                </td>
                <td>
                  {!isLast && (
                    <IconButton
                      size="small"
                      icon={IconX}
                      label={`Remove header ${header.name || index + 1}`}
                      onClick={() => remove(index)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
