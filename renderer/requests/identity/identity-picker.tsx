import { IconBan, IconCheck, IconServer } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import type { UserSummary } from "#shared/users/user.ts";
import { errorOf, useRead } from "../../bridge/index.ts";
import { text as textStyles } from "../../theme/index.ts";
import { tokenSetWords } from "../../tokens/index.ts";
import { Avatar, Dialog, Icon, PickList, StatusText, useNow } from "../../ui/index.ts";
import { Untrusted, useSettled, visibleText } from "../../words/index.ts";
import styles from "./identity-picker.module.css";

const SETTLE_MS = 80;
const SHOWN = 50;

interface IdentityPickerProps {
  readonly open: boolean;
  /** "Send as", "Replay as". */
  readonly title: string;
  readonly selected: CurrentIdentity | undefined;
  /** Where several can be chosen: those that are. */
  readonly chosen?: readonly CurrentIdentity[] | undefined;
  /** What else is chosen, above the identities. */
  readonly children?: ReactNode;
  /** The buttons at the foot, where picking one is not all. */
  readonly actions?: ReactNode;
  /** With the name that the identity is listed under. */
  readonly onPick: (identity: CurrentIdentity, name: string) => void;
  readonly onClose: () => void;
}

/** Chooses an identity: anonymous, any user that is found, or the client itself of a configuration. */
export function IdentityPicker(props: IdentityPickerProps) {
  const { open, title, onClose, children, actions, ...choices } = props;
  return (
    <Dialog open={open} title={title} actions={actions} onClose={onClose}>
      {children}
      {open && <Choices {...choices} />}
    </Dialog>
  );
}

type Choice =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly user: UserSummary }
  | { readonly kind: "client"; readonly configuration: ClientConfigurationSummary };

const identityOf = (choice: Choice): CurrentIdentity => {
  if (choice.kind === "user") return { kind: "user", userId: choice.user.id };
  if (choice.kind === "client") return { kind: "client", configurationId: choice.configuration.id };
  return { kind: "anonymous" };
};

const nameOf = (choice: Choice): string => {
  if (choice.kind === "user") return choice.user.fullname || choice.user.name;
  return choice.kind === "client" ? choice.configuration.alias : "Anonymous";
};

/** Tells identities apart. */
export const identityKey = (identity: CurrentIdentity): string => {
  if (identity.kind === "user") return `user-${identity.userId}`;
  return identity.kind === "client" ? `client-${identity.configurationId}` : identity.kind;
};

function Choices({
  selected,
  chosen = [],
  onPick,
}: Pick<IdentityPickerProps, "selected" | "chosen" | "onPick">) {
  const chosenKeys = new Set(chosen.map(identityKey));
  const [typed, setTyped] = useState("");
  const users = useRead(
    "users.search",
    { text: useSettled(typed, SETTLE_MS), limit: SHOWN },
    { keepPrevious: true },
  );
  const configurations = useRead("configurations.list", undefined);
  const error = users.error ?? configurations.error;
  const matches = (text: string) => text.toLowerCase().includes(typed.trim().toLowerCase());
  const rows = users.data &&
    configurations.data && [
      ...(matches("anonymous") ? [{ kind: "anonymous" } as const] : []),
      ...users.data.users.map((user) => ({ kind: "user", user }) as const),
      ...configurations.data
        .filter(({ alias }) => matches(`${alias} client`))
        .map((configuration) => ({ kind: "client", configuration }) as const),
    ];
  return (
    <PickList<Choice>
      searchLabel="Name or email"
      typed={typed}
      onType={setTyped}
      label="Identities"
      rows={rows}
      keyOf={(choice) => identityKey(identityOf(choice))}
      selectedKey={selected && identityKey(selected)}
      onPick={(choice) => onPick(identityOf(choice), nameOf(choice))}
      more={users.data ? users.data.matching - users.data.users.length : 0}
      empty="No identity matches."
      error={error ? { error: errorOf(error), title: "The identities could not be read" } : undefined}
      rowClass={styles.row}
    >
      {(choice) => (
        <>
          <ChoiceRow choice={choice} />
          {chosenKeys.has(identityKey(identityOf(choice))) && (
            <Icon of={IconCheck} label="chosen" className={styles.tick} />
          )}
        </>
      )}
    </PickList>
  );
}

function ChoiceRow({ choice }: { readonly choice: Choice }) {
  const now = useNow();
  if (choice.kind === "anonymous")
    return (
      <>
        <Avatar name="" icon={IconBan} />
        <span className={styles.name}>Anonymous</span>
        <span className={textStyles.third}>without a token</span>
      </>
    );
  if (choice.kind === "client")
    return (
      <>
        <Avatar name="" icon={IconServer} />
        <span className={styles.name}>{visibleText(choice.configuration.alias)}</span>
        <span className={styles.where}>the client itself, by client credentials</span>
      </>
    );
  const { user } = choice;
  const words = tokenSetWords(user.tokenSet, now);
  const name = nameOf(choice);
  return (
    <>
      <Avatar name={visibleText(name)} />
      <span className={styles.name}>
        <Untrusted text={name} />
      </span>
      <span className={styles.where}>
        <Untrusted text={[user.email, user.configurationAlias].filter(Boolean).join(" · ")} />
      </span>
      <StatusText status={words.status}>{words.left ?? words.long}</StatusText>
    </>
  );
}
