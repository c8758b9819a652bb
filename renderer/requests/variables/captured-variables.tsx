import { IconX } from "@tabler/icons-react";
import type { VariableView } from "#shared/requests/variable.ts";
import { errorOf, useAct, useRead } from "../../bridge/index.ts";
import { text } from "../../theme/index.ts";
import { CutText, classNames, ErrorNotice, IconButton, Table } from "../../ui/index.ts";
import { Masked } from "../../ui/masked.tsx";
import { visibleText } from "../../words/index.ts";
import styles from "./variables-detail.module.css";

/** What answers have set for a collection's requests, until the app ends; each can be forgotten. */
export function CapturedVariables({ collectionId }: { readonly collectionId: string }) {
  const captured = useRead("variables.captured", { collectionId });
  const forgetting = useAct("variables.forgetCaptured");
  const error = captured.error ?? forgetting.error;
  const rows = captured.data ?? [];
  if (rows.length === 0 && !error) return null;
  return (
    <section className={styles.captured}>
      <h2 className={styles.title}>Set by answers</h2>
      <p className={classNames(text.small, text.third, styles.words)}>
        In memory alone, until the workbench ends. They come before all others.
      </p>
      {error && (
        <ErrorNotice error={errorOf(error)} title="What answers have set could not be read or forgotten" />
      )}
      <Table<VariableView>
        label="Set by answers"
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          {
            id: "name",
            head: "Name",
            width: "34%",
            cell: ({ name }) => <span className={text.mono}>{name}</span>,
          },
          {
            id: "value",
            head: "Value",
            width: "auto",
            cell: ({ value, isSecret }) =>
              isSecret ? (
                <Masked label="Secret" />
              ) : (
                <span className={text.mono}>
                  <CutText text={visibleText(value)} />
                </span>
              ),
          },
          {
            id: "forget",
            head: "",
            width: "32px",
            cell: ({ name }) => (
              <IconButton
                size="small"
                icon={IconX}
                label={`Forget ${name}`}
                onClick={() => forgetting.mutate({ collectionId, name })}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
