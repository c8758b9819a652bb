import { IconDeviceFloppy } from "@tabler/icons-react";
import { useState } from "react";
import type { Matrix, MatrixDraft } from "#shared/matrix/matrix.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { errorOf, useAct, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../frame/index.ts";
import { navigate, redirect, useLeaveQuestion } from "../routes.ts";
import {
  Button,
  ConfirmDialog,
  ErrorNotice,
  FormRow,
  FormSection,
  Select,
  Skeleton,
  Switch,
  TextField,
  useShortcuts,
} from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { ColumnsField } from "./columns-field.tsx";
import { draftOfMatrix, newMatrixDraft, requestsWithin, USERS_TO_BEGIN_WITH } from "./matrix-draft.ts";
import { RequestsField } from "./requests-field.tsx";

interface MatrixEditorProps {
  /** Absent for a new one. */
  readonly matrix: Matrix | undefined;
  /** The folder that a new one is for. */
  readonly folderId: string | undefined;
  readonly onDone: () => void;
}

/** What a matrix consists of: requests, identities, and how it is run. */
export function MatrixEditor({ matrix, folderId, onDone }: MatrixEditorProps) {
  const folders = useRead("folders.list", undefined);
  const requests = useRead("requests.list", undefined);
  const users = useRead(
    "users.search",
    { text: "", limit: USERS_TO_BEGIN_WITH, tokenState: "valid" },
    { enabled: matrix === undefined },
  );
  const error = folders.error ?? requests.error;
  if (!folders.data || !requests.data || (matrix === undefined && users.isPending))
    return (
      <DetailPane label="Authorization matrix">
        <PageHead title="Authorization matrix" onBack={() => navigate({ page: "requests" })} />
        <PaneBody>
          {error ? (
            <ErrorNotice error={errorOf(error)} title="The requests could not be read" />
          ) : (
            <Skeleton rows={8} />
          )}
        </PaneBody>
      </DetailPane>
    );
  const folder = folders.data.find(({ id }) => id === folderId);
  const start = matrix
    ? draftOfMatrix(matrix)
    : newMatrixDraft(
        folder,
        requestsWithin(folder?.id, folders.data, requests.data),
        users.data?.users ?? [],
      );
  return (
    <Form
      id={matrix?.id}
      start={start}
      columnNames={new Map(matrix?.columns.map(({ id, name }) => [id, name]))}
      folders={folders.data}
      requests={requests.data}
      onDone={onDone}
    />
  );
}

interface FormProps {
  readonly id: string | undefined;
  readonly start: MatrixDraft;
  readonly columnNames: ReadonlyMap<string, string>;
  readonly folders: readonly RequestFolder[];
  readonly requests: readonly SavedRequest[];
  readonly onDone: () => void;
}

function Form({ id, start, columnNames, folders, requests, onDone }: FormProps) {
  const [first] = useState(start);
  const [draft, setDraft] = useState(first);
  const save = useAct("matrix.save");
  const isChanged = id === undefined || JSON.stringify(draft) !== JSON.stringify(first);
  const [leave, setLeave] = useState<() => void>();
  useLeaveQuestion(id !== undefined && isChanged && !save.isSuccess, (go) => setLeave(() => go));
  const edit = (changes: Partial<MatrixDraft>) => setDraft({ ...draft, ...changes });
  const discard = () => (id === undefined ? navigate({ page: "requests" }) : onDone());
  const saveNow = async () => {
    const saved = await save
      .mutateAsync({ ...(id !== undefined && { id }), matrix: draft })
      .catch(() => undefined);
    if (saved === undefined) return;
    if (id === undefined) redirect({ page: "matrix", id: saved.id });
    onDone();
  };
  useShortcuts({ "mod+s": () => void saveNow(), escape: discard });
  return (
    <DetailPane label="Authorization matrix">
      <PageHead
        title={id === undefined ? "New authorization matrix" : `Edit ${visibleText(first.name)}`}
        subtitle="Which requests are sent as whom"
        onBack={discard}
        actions={[{ label: "Discard", onSelect: discard, disabled: !isChanged }]}
        primary={
          <Button
            variant="primary"
            icon={IconDeviceFloppy}
            shortcut="mod+s"
            busy={save.isPending}
            disabled={!isChanged}
            onClick={() => void saveNow()}
          >
            Save
          </Button>
        }
      />
      {save.error && (
        <PaneNotice>
          <ErrorNotice error={errorOf(save.error)} title="The matrix was not saved" />
        </PaneNotice>
      )}
      <PaneBody>
        <FormSection title="Matrix">
          <TextField
            label="Name"
            value={draft.name}
            maxLength={200}
            placeholder="For instance the API's name"
            onChange={(name) => edit({ name })}
          />
        </FormSection>
        <FormSection title="Requests">
          <RequestsField
            chosen={draft.requestIds}
            folders={folders}
            requests={requests}
            onChange={(requestIds) => edit({ requestIds })}
          />
        </FormSection>
        <FormSection title="Identities">
          <ColumnsField
            columns={draft.columns}
            knownNames={columnNames}
            onChange={(columns) => edit({ columns })}
          />
        </FormSection>
        <FormSection title="How it is run">
          <SetUpRows draft={draft} requests={requests} columnNames={columnNames} onChange={edit} />
        </FormSection>
      </PaneBody>
      <ConfirmDialog
        open={leave !== undefined}
        question="Leave without saving?"
        verb="Leave"
        onConfirm={() => leave?.()}
        onCancel={() => setLeave(undefined)}
      >
        What was changed of this matrix is lost.
      </ConfirmDialog>
    </DetailPane>
  );
}

const NONE = "none";
const concurrencies = ["1", "2", "4", "6", "8", "16", "32"] as const;

interface SetUpRowsProps {
  readonly draft: MatrixDraft;
  readonly requests: readonly SavedRequest[];
  readonly columnNames: ReadonlyMap<string, string>;
  readonly onChange: (changes: Partial<MatrixDraft>) => void;
}

function SetUpRows({ draft, requests, columnNames, onChange }: SetUpRowsProps) {
  const { setUp, columns, concurrency, notFoundIsRefused } = draft;
  const own = columns.filter(({ who }) => who.kind === "identity");
  return (
    <>
      <FormRow
        label="Set-up request"
        help="Sent before each request that changes something, so that each has a copy of its own; what it captures are variables of that cell."
      >
        <Select<string>
          value={setUp?.requestId ?? NONE}
          choices={[
            { value: NONE, label: "None" },
            ...requests.map(({ id, name, method }) => ({
              value: id,
              label: `${method} ${visibleText(name)}`,
            })),
          ]}
          onChange={(requestId) =>
            onChange({ setUp: requestId === NONE ? undefined : { ...setUp, requestId } })
          }
        />
      </FormRow>
      {setUp && (
        <FormRow label="Sent as">
          <Select<string>
            value={setUp.columnId ?? NONE}
            choices={[
              { value: NONE, label: "Whose data the cell asks for" },
              ...own.map(({ id, label }) => ({
                value: id,
                label: visibleText(label || columnNames.get(id) || id),
              })),
            ]}
            onChange={(columnId) =>
              onChange({
                setUp: { requestId: setUp.requestId, ...(columnId === NONE ? {} : { columnId }) },
              })
            }
          />
        </FormRow>
      )}
      <FormRow label="At a time" help="Requests that change something go one after the other in each row.">
        <Select<string>
          value={String(concurrency)}
          choices={[...new Set([...concurrencies, String(concurrency)])].map((value) => ({
            value,
            label: value,
          }))}
          onChange={(value) => onChange({ concurrency: Number(value) })}
        />
      </FormRow>
      <FormRow label="404" group>
        <Switch checked={notFoundIsRefused} onChange={(on) => onChange({ notFoundIsRefused: on })}>
          Counts as refused: the API hides what somebody may not see
        </Switch>
      </FormRow>
    </>
  );
}
