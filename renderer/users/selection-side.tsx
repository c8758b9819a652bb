import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { UserSelection } from "#shared/users/user-query.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, IconButton, useShortcuts } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { ExportButton, ExportProblem, useUserExport } from "./export-button.tsx";
import { type UserAct, useUserActs } from "./use-user-acts.ts";
import { ForgetQuestion, TagQuestion } from "./user-questions.tsx";
import styles from "./user-side.module.css";

interface SelectionSideProps {
  readonly selection: UserSelection;
  /** Absent while they are counted. */
  readonly count: number | undefined;
  readonly onClear: () => void;
  /** Where the pane lies over the list, it leaves the marks as they are; else it takes them away. */
  readonly onClose: () => void;
}

/** The marked users: how many, and what can be done to all of them. */
export function SelectionSide({ selection, count, onClear, onClose }: SelectionSideProps) {
  const { act, setTag, busy, error } = useUserActs();
  const exporting = useUserExport();
  const [question, setQuestion] = useState<"forget" | "tag">();
  useShortcuts({ escape: onClose });
  const isOff = busy !== undefined || count === undefined || count === 0;
  const button = (label: string, name: UserAct) => (
    <Button size="small" busy={busy === name} disabled={isOff} onClick={() => void act(name, selection)}>
      {label}
    </Button>
  );
  const counted = count === undefined ? "Counting users" : `${countWords(count, "user")} selected`;
  return (
    <aside className={styles.side} aria-label="Selected users" data-pane="">
      <div className={styles.close}>
        <IconButton
          icon={IconX}
          label={onClose === onClear ? "Clear the selection" : "Close"}
          shortcut="escape"
          onClick={onClose}
        />
      </div>
      <h2 aria-live="polite">{counted}</h2>
      <p className={classNames(text.small, text.third)}>
        {"filter" in selection
          ? "All that match, but for those that you took out. Further pages are among them."
          : "Those that you marked, also where another search hides them."}
      </p>
      <div className={styles.acts}>
        {button("Deactivate", "deactivate")}
        {button("Activate", "activate")}
        {button("Sign out", "signOut")}
        <Button size="small" disabled={isOff} onClick={() => setQuestion("tag")}>
          Tag
        </Button>
        <ExportButton state={exporting} selection={selection} disabled={isOff} />
        <Button size="small" variant="danger" disabled={isOff} onClick={() => setQuestion("forget")}>
          Forget
        </Button>
      </div>
      <p className={classNames(text.small, text.third)}>
        Who is inactive cannot log in, and no request is sent as them. Signing out forgets the tokens here;
        the providers keep their sessions.
      </p>
      <ExportProblem state={exporting} />
      {error && <ErrorNotice error={error} title="It was not done for all" />}
      <ForgetQuestion
        open={question === "forget"}
        count={count ?? 0}
        busy={busy === "forget"}
        onCancel={() => setQuestion(undefined)}
        onConfirm={() => {
          setQuestion(undefined);
          // Nobody who is forgotten stays marked.
          void act("forget", selection).then(onClear);
        }}
      />
      {question === "tag" && (
        <TagQuestion
          open
          title={`Tag ${countWords(count ?? 0, "user")}`}
          tag=""
          onTag={(tag) => void setTag(selection, tag)}
          onClose={() => setQuestion(undefined)}
        />
      )}
    </aside>
  );
}
