import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, classNames } from "../ui/index.ts";
import { RoleDialog } from "./role-dialog.tsx";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Makes a role of what a login named and nothing here is called; the next login gives it then. */
export function AddRole({ name }: { readonly name: string }) {
  const roles = useRead("roles.list", undefined).data;
  const [isOpen, setIsOpen] = useState(false);
  const isUuid = UUID.test(name);
  const isThere = roles?.some((role) =>
    isUuid ? role.id.toLowerCase() === name.toLowerCase() : role.name === name,
  );
  if (roles === undefined) return null;
  if (isThere)
    return (
      <div className={classNames(text.small, text.third)}>
        There is such a role now: the next login gives it.
      </div>
    );
  return (
    <div>
      <Button size="small" icon={IconPlus} onClick={() => setIsOpen(true)}>
        Add role
      </Button>
      {isOpen && (
        <RoleDialog
          role={isUuid ? {} : { name }}
          newId={isUuid ? name : undefined}
          onDone={() => setIsOpen(false)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
