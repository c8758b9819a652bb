import { IconCode, IconTag, IconUserOff } from "@tabler/icons-react";
import { useState } from "react";
import type { User } from "#shared/users/user.ts";
import { Button, MoreMenu } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import type { UserActsState } from "./use-user-acts.ts";
import { UserClaims } from "./user-claims.tsx";
import { ForgetQuestion, TagQuestion } from "./user-questions.tsx";
import styles from "./user-side.module.css";

interface UserActButtonsProps {
  readonly user: User;
  readonly acts: UserActsState;
}

/** What can be done to one user: deactivated, tagged, forgotten; and the claims of the last login. */
export function UserActButtons({ user, acts }: UserActButtonsProps) {
  const [open, setOpen] = useState<"tag" | "forget" | "claims">();
  const selection = { ids: [user.id] };
  const name = visibleText(user.fullname || user.name);
  const close = () => setOpen(undefined);
  return (
    <>
      <Button
        size="small"
        variant={user.active ? "danger" : "secondary"}
        busy={acts.busy === "deactivate" || acts.busy === "activate"}
        onClick={() => void acts.act(user.active ? "deactivate" : "activate", selection)}
      >
        {user.active ? "Deactivate" : "Activate"}
      </Button>
      <div className={styles.more}>
        <MoreMenu
          size="small"
          items={[
            { label: "Claims of the last login", icon: IconCode, onSelect: () => setOpen("claims") },
            { label: "Tag", icon: IconTag, onSelect: () => setOpen("tag") },
            "line",
            { label: "Forget", icon: IconUserOff, danger: true, onSelect: () => setOpen("forget") },
          ]}
        />
      </div>
      {open === "tag" && (
        <TagQuestion
          open
          title={`Tag ${name}`}
          tag={user.tag}
          onTag={(tag) => void acts.setTag(selection, tag)}
          onClose={close}
        />
      )}
      <ForgetQuestion
        open={open === "forget"}
        count={1}
        name={name}
        busy={acts.busy === "forget"}
        onCancel={close}
        onConfirm={() => {
          close();
          void acts.act("forget", selection);
        }}
      />
      <UserClaims id={user.id} name={name} open={open === "claims"} onClose={close} />
    </>
  );
}
