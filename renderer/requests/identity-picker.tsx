import { IconBan } from "@tabler/icons-react";
import { useState } from "react";
import type { UserSummary } from "#shared/users/user.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { text as textStyles } from "../theme/index.ts";
import { tokenSetWords } from "../tokens/index.ts";
import { Avatar, Dialog, PickList, StatusText, useNow } from "../ui/index.ts";
import { Untrusted, useSettled, visibleText } from "../words/index.ts";
import styles from "./identity-picker.module.css";

const SETTLE_MS = 80;
const SHOWN = 50;

interface IdentityPickerProps {
  readonly open: boolean;
  /** "Send as", "Replay as". */
  readonly title: string;
  readonly selectedId: string | undefined;
  /** Undefined is anonymous. */
  readonly onPick: (userId: string | undefined) => void;
  readonly onClose: () => void;
}

/** Chooses who a request is sent as: anonymous, or any user that is found. */
export function IdentityPicker({ open, title, selectedId, onPick, onClose }: IdentityPickerProps) {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      {open && <Choices selectedId={selectedId} onPick={onPick} />}
    </Dialog>
  );
}

type Choice = UserSummary | "anonymous";

const keyOf = (choice: Choice): string => (choice === "anonymous" ? choice : choice.id);

function Choices({ selectedId, onPick }: Pick<IdentityPickerProps, "selectedId" | "onPick">) {
  const [typed, setTyped] = useState("");
  const { data, error } = useRead(
    "users.search",
    { text: useSettled(typed, SETTLE_MS), limit: SHOWN },
    { keepPrevious: true },
  );
  const isAnonymousFound = "anonymous".startsWith(typed.trim().toLowerCase());
  return (
    <PickList<Choice>
      searchLabel="Name or email"
      typed={typed}
      onType={setTyped}
      label="Identities"
      rows={data && [...(isAnonymousFound ? (["anonymous"] as const) : []), ...data.users]}
      keyOf={keyOf}
      selectedKey={selectedId ?? "anonymous"}
      onPick={(choice) => onPick(choice === "anonymous" ? undefined : choice.id)}
      more={data ? data.matching - data.users.length : 0}
      empty="No user matches."
      error={error ? { error: errorOf(error), title: "The users could not be read" } : undefined}
      rowClass={styles.row}
    >
      {(choice) => <ChoiceRow choice={choice} />}
    </PickList>
  );
}

function ChoiceRow({ choice }: { readonly choice: Choice }) {
  const now = useNow();
  if (choice === "anonymous")
    return (
      <>
        <Avatar name="" icon={IconBan} />
        <span className={styles.name}>Anonymous</span>
        <span className={textStyles.third}>without a token</span>
      </>
    );
  const words = tokenSetWords(choice.tokenSet, now);
  const name = choice.fullname || choice.name;
  return (
    <>
      <Avatar name={visibleText(name)} />
      <span className={styles.name}>
        <Untrusted text={name} />
      </span>
      <span className={styles.where}>
        <Untrusted text={[choice.email, choice.configurationAlias].filter(Boolean).join(" · ")} />
      </span>
      <StatusText status={words.status}>{words.left ?? words.long}</StatusText>
    </>
  );
}
