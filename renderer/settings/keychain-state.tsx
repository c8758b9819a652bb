import { IconRefresh } from "@tabler/icons-react";
import type { KeychainStatus } from "#shared/settings/keychain-status.ts";
import { errorOf, useAct, useRead } from "../bridge/index.ts";
import { Button, ErrorNotice, Skeleton, type Status, StatusText } from "../ui/index.ts";
import styles from "./keychain-state.module.css";

const words: Readonly<
  Record<KeychainStatus["state"], { readonly status: Status; readonly title: string; readonly more: string }>
> = {
  checking: {
    status: "incomplete",
    title: "Checking the keychain",
    more: "The system may ask for a password.",
  },
  ready: {
    status: "passed",
    title: "Keychain unlocked",
    more: "Client secrets and the key of all tokens are in the keychain of this system. Tokens are kept encrypted.",
  },
  memory_only: {
    status: "warning",
    title: "Memory only",
    more: "There is no keychain. Client secrets and tokens are kept in memory and are gone when the app ends.",
  },
  locked: {
    status: "failed",
    title: "Keychain locked",
    more: "Nothing that needs a client secret or a token can run until it answers.",
  },
};

/** Where secrets are kept now, why, and the way to try again. */
export function KeychainState() {
  const read = useRead("keychain.status", undefined);
  const retry = useAct("keychain.retry");
  if (!read.data)
    return read.error ? (
      <ErrorNotice error={errorOf(read.error)} title="The keychain's state could not be read" />
    ) : (
      <Skeleton rows={2} rowHeight={20} />
    );
  const { state, error } = read.data;
  const { status, title, more } = words[state];
  return (
    <div className={styles.state}>
      <StatusText status={status}>{title}</StatusText>
      <p className={styles.more}>{more}</p>
      {error && <ErrorNotice error={error} />}
      {retry.error && <ErrorNotice error={errorOf(retry.error)} />}
      {(state === "memory_only" || state === "locked") && (
        <Button icon={IconRefresh} busy={retry.isPending} onClick={() => retry.mutate(undefined)}>
          Try again
        </Button>
      )}
    </div>
  );
}
