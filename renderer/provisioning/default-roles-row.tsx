import { IconX } from "@tabler/icons-react";
import { useRead } from "../bridge/index.ts";
import { Chip, FormRow, IconButton, MenuButton } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./default-roles-row.module.css";
import type { MappingEditor } from "./mapping-editor.ts";

/** The roles that every login gives besides those it brings. */
export function DefaultRolesRow({ editor: { draft, edit, marks } }: { readonly editor: MappingEditor }) {
  const { defaultRoles } = draft.roleParsing;
  const roles = useRead("roles.list", undefined).data ?? [];
  const others = roles.filter(({ id }) => !defaultRoles.includes(id));
  const set = (ids: string[]) => edit({ roleParsing: { defaultRoles: ids } });
  const nameOf = (id: string) => roles.find((role) => role.id === id)?.name;
  return (
    <div data-field="roleParsing.defaultRoles">
      <FormRow
        group
        label="Default roles"
        help="Every login gives them besides those that it brings. A user with none gets the role User."
        {...marks("roleParsing.defaultRoles")}
      >
        <div className={styles.roles}>
          {defaultRoles.map((id) => (
            <Chip key={id}>
              <Untrusted text={nameOf(id) ?? "deleted role"} />
              <IconButton
                size="small"
                icon={IconX}
                label={`Remove ${visibleText(nameOf(id) ?? "deleted role")}`}
                onClick={() => set(defaultRoles.filter((other) => other !== id))}
              />
            </Chip>
          ))}
          <MenuButton
            label="Add default role"
            size="small"
            disabled={others.length === 0}
            items={others.map(({ id, name }) => ({
              label: visibleText(name),
              onSelect: () => set([...defaultRoles, id]),
            }))}
          />
        </div>
      </FormRow>
    </div>
  );
}
