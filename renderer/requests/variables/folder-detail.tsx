import { IconPlayerPlay } from "@tabler/icons-react";
import type { RequestFolder } from "#shared/requests/request-folder.ts";
import { errorOf, useAct } from "../../bridge/index.ts";
import { DetailPane, PageHead, PaneBody, PaneNotice } from "../../frame/index.ts";
import { navigate } from "../../routes.ts";
import { text } from "../../theme/index.ts";
import { Button, classNames, ErrorNotice, useShortcuts } from "../../ui/index.ts";
import { countWords, visibleText } from "../../words/index.ts";
import type { TreeParts } from "../tree/tree-places.ts";
import { folderPath } from "../tree/tree-rows.ts";
import { CapturedVariables } from "./captured-variables.tsx";
import { UnreadableVariables } from "./unreadable-variables.tsx";
import { useVariablesDraft } from "./variable-drafts.ts";
import { draftsOf, problemOf } from "./variable-rows.ts";
import styles from "./variables-detail.module.css";
import { VariablesTable } from "./variables-table.tsx";

interface FolderDetailProps {
  readonly folder: RequestFolder;
  readonly parts: TreeParts;
}

/** The variables of a collection or a folder. */
export function FolderDetail({ folder, parts }: FolderDetailProps) {
  const open = useVariablesDraft(folder.id, folder);
  const saving = useAct("folders.save");
  const save = async () => {
    if (!open.isChanged || saving.isPending) return;
    const done = await saving
      .mutateAsync({ id: folder.id, name: open.name, variables: draftsOf(open.rows) })
      .catch(() => undefined); // it is kept in saving.error
    if (done) open.discard();
  };
  useShortcuts({ "mod+s": () => void save() });
  const kind = folder.parentId === undefined ? "Collection" : "Folder";
  const path = folderPath(parts.folders, folder.id);
  const inside = parts.requests.filter(({ folderId }) =>
    folderPath(parts.folders, folderId).some(({ id }) => id === folder.id),
  );
  const isWrong = open.rows.some((_, at) => problemOf(open.rows, at) !== undefined);
  return (
    <DetailPane label={kind}>
      <PageHead
        title={visibleText(folder.name)}
        subtitle={[
          path.length > 1
            ? path
                .slice(0, -1)
                .map(({ name }) => visibleText(name))
                .join(" / ")
            : kind,
          countWords(inside.length, "request"),
          ...(open.isChanged ? ["changed"] : []),
        ].join(" · ")}
        onBack={() => navigate({ page: "requests" })}
        back="narrow"
        onRename={(name) => saving.mutate({ id: folder.id, name })}
        actions={[
          ...(open.isChanged ? [{ label: "Discard", onSelect: open.discard }] : []),
          {
            label: "Run",
            icon: IconPlayerPlay,
            disabled: inside.length === 0,
            onSelect: () => navigate({ page: "folder-runs", id: folder.id, asks: true }),
          },
        ]}
        primary={
          <Button
            variant="primary"
            shortcut="mod+s"
            busy={saving.isPending}
            disabled={!open.isChanged || isWrong}
            onClick={() => void save()}
          >
            Save
          </Button>
        }
      />
      {saving.error && (
        <PaneNotice>
          <ErrorNotice error={errorOf(saving.error)} title="The variables were not saved" />
        </PaneNotice>
      )}
      <PaneBody>
        {folder.unreadable && <UnreadableVariables />}
        <h2 className={styles.title}>Variables</h2>
        <p className={classNames(text.small, text.third, styles.words)}>
          Its requests can name them as {"{{name}}"}. What answers have set and the environment’s values come
          first.
        </p>
        <VariablesTable
          label={`Variables of ${visibleText(folder.name)}`}
          rows={open.rows}
          onChange={(rows) => open.edit({ rows })}
        />
        {folder.parentId === undefined && <CapturedVariables collectionId={folder.id} />}
      </PaneBody>
    </DetailPane>
  );
}
