import { IconBan, IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { UserSummary } from "#shared/users/user.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { text as textStyles } from "../theme/index.ts";
import { tokenSetWords } from "../tokens/index.ts";
import {
  Avatar,
  Dialog,
  ErrorNotice,
  type ListBoxHandle,
  ListEmpty,
  Skeleton,
  StatusText,
  TextInput,
  useNow,
} from "../ui/index.ts";
import { RowList } from "../ui/row-list.tsx";
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
  const list = useRef<ListBoxHandle>(null);
  const found = useRead(
    "users.search",
    { text: useSettled(typed, SETTLE_MS), limit: SHOWN },
    { keepPrevious: true },
  );
  const [movedTo, setMovedTo] = useState<string>();
  const isAnonymousFound = "anonymous".startsWith(typed.trim().toLowerCase());
  const choices: readonly Choice[] = [
    ...(isAnonymousFound ? (["anonymous"] as const) : []),
    ...(found.data?.users ?? []),
  ];
  const first = choices[0];
  const pick = (choice: Choice) => onPick(choice === "anonymous" ? undefined : choice.id);
  const more = (found.data?.matching ?? 0) - (found.data?.users.length ?? 0);
  return (
    <div className={styles.picker}>
      <TextInput
        label="Name or email"
        placeholder="Name or email"
        role="searchbox"
        icon={IconSearch}
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") list.current?.focus();
          else if (event.key === "Enter" && first && typed !== "") pick(first);
          else return;
          event.preventDefault();
        }}
      />
      <div className={styles.list}>
        {found.error && <ErrorNotice error={errorOf(found.error)} title="The users could not be read" />}
        {found.isPending && <Skeleton rows={6} rowHeight={36} />}
        {found.data && choices.length === 0 && <ListEmpty>No user matches.</ListEmpty>}
        {found.data && choices.length > 0 && (
          <RowList
            ref={list}
            label="Identities"
            rows={choices}
            keyOf={keyOf}
            selectedKey={movedTo ?? selectedId ?? "anonymous"}
            onSelect={(choice) => setMovedTo(keyOf(choice))}
            onOpen={pick}
            rowClass={() => styles.row}
          >
            {(choice) => <ChoiceRow choice={choice} />}
          </RowList>
        )}
      </div>
      {more > 0 && (
        <p className={styles.more}>{more.toLocaleString("en")} more match. Type to find one of them.</p>
      )}
    </div>
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
