import { IconCopy, IconPlus, IconTrash, IconWorld } from "@tabler/icons-react";
import { useState } from "react";
import type { Environment } from "#shared/requests/variable.ts";
import { errorOf, useRead } from "../../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../../frame/index.ts";
import { navigate } from "../../routes.ts";
import { text } from "../../theme/index.ts";
import {
  Button,
  ConfirmDialog,
  classNames,
  EmptyState,
  ErrorNotice,
  Skeleton,
  StatusIcon,
  TextInput,
  useShortcuts,
} from "../../ui/index.ts";
import { RowList } from "../../ui/row-list.tsx";
import { countWords, visibleText } from "../../words/index.ts";
import { UnreadableVariables } from "./unreadable-variables.tsx";
import { showEnvironment, useEnvironmentActs } from "./use-environment-acts.ts";
import { type OpenVariables, useChangedVariables, useVariablesDraft } from "./variable-drafts.ts";
import styles from "./variables-detail.module.css";
import { VariablesTable } from "./variables-table.tsx";

const NEW = "new";

/** All environments, and the variables of the one that is chosen. */
export function EnvironmentsDetail({ id }: { readonly id: string | undefined }) {
  const read = useRead("environments.list", undefined);
  const currentId = useRead("settings.get", undefined).data?.environmentId;
  const all = read.data ?? [];
  const chosen = id === NEW ? undefined : (all.find((each) => each.id === (id ?? currentId)) ?? all[0]);
  const isNew = id === NEW || (all.length === 0 && id === NEW);
  const open = useVariablesDraft(chosen?.id ?? NEW, chosen ?? { name: "", variables: [] });
  const acts = useEnvironmentActs(chosen, open);
  const [isAsking, setIsAsking] = useState(false);
  useShortcuts({ "mod+s": () => void acts.save() });
  const isShown = chosen !== undefined || isNew;
  return (
    <DetailPane label="Environments">
      <PageHead
        title="Environments"
        subtitle={all.length === 0 ? "None yet" : countWords(all.length, "environment")}
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
        more={
          chosen
            ? [
                { label: "Duplicate", icon: IconCopy, onSelect: () => void acts.duplicate() },
                { label: "Delete", icon: IconTrash, danger: true, onSelect: () => setIsAsking(true) },
              ]
            : []
        }
        actions={[
          ...(open.isChanged ? [{ label: "Discard", onSelect: open.discard }] : []),
          { label: "New", icon: IconPlus, onSelect: () => showEnvironment(NEW) },
        ]}
        primary={
          <Button
            variant="primary"
            shortcut="mod+s"
            busy={acts.isBusy}
            disabled={!acts.canSave}
            onClick={() => void acts.save()}
          >
            Save
          </Button>
        }
      />
      {acts.error !== undefined && (
        <PaneNotice>
          <ErrorNotice error={errorOf(acts.error)} title={acts.failed} />
        </PaneNotice>
      )}
      {read.error && (
        <PaneNotice>
          <ErrorNotice error={errorOf(read.error)} title="The environments could not be read" />
        </PaneNotice>
      )}
      {!read.data ? (
        <PaneBody>{read.isPending && <Skeleton rows={6} />}</PaneBody>
      ) : !isShown ? (
        <PaneBody>
          <EmptyState
            icon={IconWorld}
            title="No environment yet"
            action={<Button onClick={() => showEnvironment(NEW)}>New environment</Button>}
          >
            An environment gives {"{{variables}}"} their values: one for acceptance, one for production.
          </EmptyState>
        </PaneBody>
      ) : (
        <div className={styles.columns}>
          <EnvironmentRows all={all} chosen={chosen} hasNew={isNew} currentId={currentId} />
          <EnvironmentForm key={chosen?.id ?? NEW} environment={chosen} open={open} />
        </div>
      )}
      <ConfirmDialog
        open={isAsking}
        question={`Delete ${visibleText(chosen?.name ?? "")}?`}
        verb="Delete"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          void acts.remove();
        }}
      >
        Its variables go for good, secret ones too.
      </ConfirmDialog>
    </DetailPane>
  );
}

interface EnvironmentRowsProps {
  readonly all: readonly Environment[];
  readonly chosen: Environment | undefined;
  readonly hasNew: boolean;
  readonly currentId: string | undefined;
}

function EnvironmentRows({ all, chosen, hasNew, currentId }: EnvironmentRowsProps) {
  const changed = useChangedVariables();
  const rows = hasNew ? [...all, { id: NEW, name: "New environment", variables: [] } as Environment] : all;
  return (
    <div className={styles.list}>
      <RowList
        label="Environments"
        rows={rows}
        keyOf={(each) => each.id}
        selectedKey={chosen?.id ?? NEW}
        onSelect={(each) => showEnvironment(each.id)}
        rowClass={() => styles.row}
      >
        {(each) => (
          <>
            <span className={classNames(text.cut, text.grow)}>{visibleText(each.name)}</span>
            {each.unreadable && <StatusIcon status="warning" label="Can't be read" size={14} />}
            {changed.has(each.id) && <span className={styles.unsaved} role="img" aria-label="not saved" />}
            {each.id === currentId && <span className={classNames(text.small, text.third)}>in use</span>}
          </>
        )}
      </RowList>
    </div>
  );
}

function EnvironmentForm({
  environment,
  open,
}: {
  readonly environment: Environment | undefined;
  readonly open: OpenVariables;
}) {
  return (
    <div className={styles.variables}>
      {environment?.unreadable && (
        <PaneNotice>
          <UnreadableVariables />
        </PaneNotice>
      )}
      <div className={styles.name}>
        <TextInput
          label="Name of the environment"
          placeholder="Name, for instance Acceptance"
          maxLength={200}
          autoFocus={environment === undefined}
          value={open.name}
          onChange={(name) => open.edit({ name })}
        />
      </div>
      <VariablesTable
        label={`Variables of ${visibleText(open.name) || "the new environment"}`}
        rows={open.rows}
        onChange={(rows) => open.edit({ rows })}
      />
    </div>
  );
}
