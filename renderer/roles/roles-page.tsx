import { IconFileImport, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { FALLBACK_ROLE } from "#shared/provisioning/provisioned.ts";
import type { Role, RoleSummary } from "#shared/roles/role.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  type Column,
  CopyButton,
  classNames,
  ErrorNotice,
  formatCount,
  IconButton,
  Skeleton,
  Table,
  tooltipWhenCut,
  useShortcuts,
} from "../ui/index.ts";
import { countWords, Untrusted, visibleText } from "../words/index.ts";
import { DeleteRole } from "./delete-role.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import styles from "./roles-page.module.css";

/** The workspace's roles, which logins give. */
export function RolesPage() {
  const read = useRead("roles.list", undefined);
  const [edited, setEdited] = useState<Partial<Role>>();
  const [deleted, setDeleted] = useState<RoleSummary>();
  const [isImporting, setIsImporting] = useState(false);
  const makeNew = () => setEdited({});
  useShortcuts({ "mod+n": makeNew });
  return (
    <DetailPane label="Roles">
      <PageHead
        title="Roles"
        subtitle={read.data && `${countWords(read.data.length, "role")}, named by tokens by name or UUID`}
        onBack={goBack}
        actions={[{ label: "Import", icon: IconFileImport, onSelect: () => setIsImporting(true) }]}
        primary={
          <Button variant="primary" icon={IconPlus} shortcut="mod+n" onClick={makeNew}>
            New
          </Button>
        }
      />
      <PaneBody>
        {read.error && (
          <ErrorNotice
            error={errorOf(read.error)}
            title="The roles could not be read"
            action={<Button onClick={() => void read.refetch()}>Try again</Button>}
          />
        )}
        {read.isPending && <Skeleton rows={4} rowHeight={28} />}
        {read.data && (
          <div className={styles.table}>
            <Table
              label="Roles"
              rows={read.data}
              keyOf={({ id }) => id}
              columns={columnsOf(setEdited, setDeleted)}
            />
          </div>
        )}
      </PaneBody>
      <RoleDialog role={edited} onDone={() => setEdited(undefined)} onClose={() => setEdited(undefined)} />
      <DeleteRole role={deleted} onClose={() => setDeleted(undefined)} />
      <ImportDialog open={isImporting} onClose={() => setIsImporting(false)} />
    </DetailPane>
  );
}

/** To where the roles were opened from; the users where the workbench began here. */
function goBack(): void {
  if (history.length > 1) history.back();
  else navigate({ page: "users" });
}

const columnsOf = (
  onEdit: (role: Role) => void,
  onDelete: (role: RoleSummary) => void,
): readonly Column<RoleSummary>[] => [
  {
    id: "name",
    head: "Name",
    width: "24%",
    cell: ({ name }) => (
      <div className={classNames(text.cut, styles.name)} {...tooltipWhenCut(visibleText(name))}>
        <Untrusted text={name} />
      </div>
    ),
  },
  {
    id: "id",
    head: "UUID",
    width: "316px",
    cell: ({ id, name }) => (
      <div className={styles.id}>
        <span className={classNames(text.mono, text.cut, text.second)}>{id}</span>
        <CopyButton label={`Copy UUID of ${visibleText(name)}`} text={id} />
      </div>
    ),
  },
  {
    id: "description",
    head: "Description",
    width: "auto",
    cell: ({ description }) => (
      <div className={classNames(text.cut, text.second)} {...tooltipWhenCut(visibleText(description))}>
        <Untrusted text={description} />
      </div>
    ),
  },
  {
    id: "users",
    head: "Users",
    width: "72px",
    align: "end",
    cell: ({ userCount }) => formatCount(userCount),
  },
  {
    id: "acts",
    head: "",
    width: "72px",
    align: "end",
    cell: (role) => (
      <div className={styles.acts}>
        <IconButton
          size="small"
          icon={IconPencil}
          label={`Edit ${visibleText(role.name)}`}
          onClick={() => onEdit(role)}
        />
        {role.name !== FALLBACK_ROLE && (
          <IconButton
            size="small"
            icon={IconTrash}
            label={`Delete ${visibleText(role.name)}`}
            onClick={() => onDelete(role)}
          />
        )}
      </div>
    ),
  },
];
