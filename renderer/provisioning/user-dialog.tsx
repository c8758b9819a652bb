import { useState } from "react";
import { errorOf, useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Avatar, classNames, Dialog, PickList, TimeText } from "../ui/index.ts";
import { Untrusted, useSettled, visibleText } from "../words/index.ts";
import styles from "./user-dialog.module.css";

const SETTLED_MS = 80;
const SHOWN = 50;

interface UserDialogProps {
  readonly open: boolean;
  readonly configurationId: string;
  readonly selectedId: string | undefined;
  readonly onPick: (userId: string) => void;
  readonly onClose: () => void;
}

/** Chooses the user whose last login is tried. */
export function UserDialog({ open, onClose, ...choices }: UserDialogProps) {
  return (
    <Dialog open={open} title="Last login of" onClose={onClose}>
      {open && <Choices {...choices} />}
    </Dialog>
  );
}

function Choices({ configurationId, selectedId, onPick }: Omit<UserDialogProps, "open" | "onClose">) {
  const [typed, setTyped] = useState("");
  const read = useRead(
    "users.search",
    { text: useSettled(typed, SETTLED_MS), configurationId, limit: SHOWN },
    { keepPrevious: true },
  );
  const rows = read.data?.users;
  return (
    <PickList
      searchLabel="Name or email"
      typed={typed}
      onType={setTyped}
      label="Users"
      rows={rows}
      keyOf={({ id }) => id}
      selectedKey={selectedId}
      onPick={({ id }) => onPick(id)}
      more={read.data ? read.data.matching - read.data.users.length : 0}
      empty="No user of this configuration matches."
      error={read.error ? { error: errorOf(read.error), title: "The users could not be read" } : undefined}
      rowClass={styles.row}
    >
      {(user) => (
        <>
          <Avatar name={visibleText(user.fullname || user.name)} />
          <span className={classNames(text.grow, text.cut)}>
            <Untrusted text={user.fullname || user.name} />
          </span>
          <span className={classNames(text.small, text.third)}>
            <TimeText at={user.lastLoginAt} form="distance" />
          </span>
        </>
      )}
    </PickList>
  );
}
