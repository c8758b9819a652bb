import { IconBan, IconClock, IconServer } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import type { ColumnIdentity, MatrixColumnDraft } from "#shared/matrix/matrix.ts";
import { call } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Avatar, classNames } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./matrix-editor.module.css";

/** Reads what the identities of columns are called; undefined until it is known, and for those that are gone. */
export const useIdentityNames = (
  columns: readonly MatrixColumnDraft[],
): ((column: MatrixColumnDraft) => string | undefined) => {
  const names = useQueries({
    queries: columns.map(({ who }) => ({
      queryKey: ["name of", who],
      queryFn: () => nameOf(who),
    })),
  });
  return (column) => {
    const at = columns.findIndex(({ id }) => id === column.id);
    return names[at]?.data || undefined;
  };
};

const nameOf = async (who: ColumnIdentity): Promise<string> => {
  if (who.kind === "another") return "";
  const { identity } = who;
  if (identity.kind === "anonymous") return "Anonymous";
  if (identity.kind === "client")
    return (await call("configurations.get", { id: identity.configurationId })).alias;
  const { user } = await call("users.get", { id: identity.userId });
  return user.fullname || user.name;
};

interface IdentityNameProps {
  readonly who: ColumnIdentity;
  readonly name: string;
  readonly nameOfColumn: (id: string) => string;
}

/** Who a column stands for, with what is special about it. */
export function IdentityName({ who, name, nameOfColumn }: IdentityNameProps) {
  if (who.kind === "another")
    return (
      <span className={styles.who}>
        <Avatar name={visibleText(nameOfColumn(who.as))} />
        <span className={text.cut}>
          <Untrusted text={nameOfColumn(who.as)} />
        </span>
        <span className={classNames(text.cut, text.third)}>
          for data of <Untrusted text={nameOfColumn(who.dataOf)} />
        </span>
      </span>
    );
  const { identity, tokenState } = who;
  const icon =
    tokenState === "expired"
      ? IconClock
      : identity.kind === "anonymous"
        ? IconBan
        : identity.kind === "client"
          ? IconServer
          : undefined;
  return (
    <span className={styles.who}>
      <Avatar name={visibleText(name)} {...(icon && { icon })} />
      <span className={text.cut}>
        <Untrusted text={name} />
      </span>
      {tokenState === "expired" && <span className={text.third}>an old token</span>}
      {identity.kind === "client" && <span className={text.third}>client credentials</span>}
    </span>
  );
}
