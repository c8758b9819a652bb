import { IconArrowRight, IconCheck, IconKey } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  draftOf,
} from "#shared/configurations/client-configuration.ts";
import { applyExplainedChange, restoreField } from "#shared/explain/apply-explained-change.ts";
import type { ExplainedChange } from "#shared/explain/explanation.ts";
import { textOfField } from "#shared/explain/field-path.ts";
import { call, errorOf } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, Icon, useUndoToast } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { changeWords } from "./change-words.ts";
import styles from "./explanation.module.css";

interface ExplainedChangesProps {
  readonly configurationId: string;
  /** Absent while it is read. */
  readonly configuration: ClientConfiguration | undefined;
  readonly changes: readonly ExplainedChange[];
}

/** What can be changed here: at one click where the value is known, by hand where only a person knows it. */
export function ExplainedChanges({ configurationId, configuration, changes }: ExplainedChangesProps) {
  if (changes.length === 0) return undefined;
  const firstApplied = changes.findIndex(({ action }) => action === "apply");
  return (
    <>
      <h3>Change here</h3>
      {changes.map((change, index) =>
        change.action === "apply" ? (
          <ApplyRow
            key={change.field}
            configurationId={configurationId}
            change={change}
            isApplied={configuration !== undefined && textOfField(configuration, change.field) === change.to}
          />
        ) : (
          <OpenRow
            key={change.field}
            configurationId={configurationId}
            change={change}
            isSecond={firstApplied !== -1 && firstApplied < index}
          />
        ),
      )}
    </>
  );
}

interface ApplyRowProps {
  readonly configurationId: string;
  readonly change: ExplainedChange;
  /** The configuration has the value already. */
  readonly isApplied: boolean;
}

function ApplyRow({ configurationId, change, isApplied }: ApplyRowProps) {
  const { isBusy, error, apply } = useApply(configurationId, change);
  return (
    <>
      <div className={classNames(styles.change, styles.high)}>
        <div className={text.grow}>
          <div className={classNames(text.small, text.second)}>{change.label}</div>
          <Difference change={change} />
        </div>
        {isApplied ? (
          <Button size="small" icon={IconCheck} aria-disabled>
            Applied
          </Button>
        ) : (
          <Button size="small" variant="accent" icon={IconCheck} busy={isBusy} onClick={() => void apply()}>
            Apply
          </Button>
        )}
      </div>
      {error && <ErrorNotice error={error} title="The change was not saved" />}
    </>
  );
}

function Difference({ change }: { readonly change: ExplainedChange }) {
  const words = changeWords(change);
  if (words.kind === "value") {
    return (
      <div className={styles.from}>
        {words.from !== "" && <code className={styles.old}>{visibleText(words.from)}</code>}
        <Icon of={IconArrowRight} size={14} label="to" />
        <code className={styles.new}>{visibleText(words.to)}</code>
      </div>
    );
  }
  return (
    <>
      {words.removed.length > 0 && <ListPart verb="without" words={words.removed} />}
      {words.added.length > 0 && <ListPart verb="with" words={words.added} />}
    </>
  );
}

function ListPart({ verb, words }: { readonly verb: string; readonly words: readonly string[] }) {
  return (
    <div className={styles.from}>
      {verb}
      <code className={styles.new}>{visibleText(words.join(" "))}</code>
    </div>
  );
}

/** Saves a change, so that the next login uses it, and offers to undo it. */
const useApply = (id: string, change: ExplainedChange) => {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const showUndo = useUndoToast();
  const save = async (
    edit: (draft: ClientConfigurationDraft) => ClientConfigurationDraft,
  ): Promise<ClientConfigurationDraft | undefined> => {
    setIsBusy(true);
    setError(undefined);
    try {
      // Read again: what was changed elsewhere meanwhile stays.
      const before = draftOf(await call("configurations.get", { id }));
      await call("configurations.update", { id, draft: edit(before) });
      return before;
    } catch (thrown) {
      setError(errorOf(thrown));
      return undefined;
    } finally {
      setIsBusy(false);
    }
  };
  const undo = async (before: ClientConfigurationDraft) => {
    const undone = await save((draft) => restoreField(draft, change.field, before));
    // The row that tells why may be out of sight by now.
    if (!undone)
      showUndo({ message: `${change.label} was not changed back`, onUndo: () => void undo(before) });
  };
  const apply = async () => {
    const before = await save((draft) => applyExplainedChange(draft, change));
    if (before) showUndo({ message: `${change.label} changed`, onUndo: () => void undo(before) });
  };
  return { isBusy, error, apply };
};

interface OpenRowProps {
  readonly configurationId: string;
  readonly change: ExplainedChange;
  /** Something stands before it that can be tried at one click. */
  readonly isSecond: boolean;
}

function OpenRow({ configurationId, change: { field, label }, isSecond }: OpenRowProps) {
  const isSecret = field === "clientSecret";
  const open = () => navigate({ page: "configurations", id: configurationId, field });
  return (
    <div className={styles.change}>
      <span className={classNames(text.grow, text.cut)}>
        {isSecret && isSecond ? "If it fails again: set the secret" : label}
      </span>
      {isSecret ? (
        <Button size="small" icon={IconKey} onClick={open}>
          Replace
        </Button>
      ) : (
        <Button size="small" aria-label={`Open ${label}`} onClick={open}>
          Open
        </Button>
      )}
    </div>
  );
}
