import { AppFailure } from "#shared/app-error.ts";
import type { ColumnIdentity, ColumnWords } from "#shared/matrix/matrix.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import type { StoredColumn } from "./matrix-store.ts";

/** What is known of identities by others. */
export interface IdentityWords {
  /** @throws AppFailure `not_found` */
  user(id: string): {
    readonly name: string;
    readonly roles: readonly string[];
    readonly configurationAlias: string;
  };
  /** The alias of a configuration. @throws AppFailure `not_found` */
  alias(configurationId: string): string;
}

/** Who a column stands for, in words. */
export const describeColumn = (
  { label, who }: Pick<StoredColumn, "label" | "who">,
  columns: readonly StoredColumn[],
  words: IdentityWords,
): ColumnWords => {
  const described = describeWho(who, columns, words);
  return label === "" ? described : { ...described, name: label };
};

const describeWho = (
  who: ColumnIdentity,
  columns: readonly StoredColumn[],
  words: IdentityWords,
): ColumnWords => {
  if (who.kind === "identity") {
    const described = describeIdentity(who.identity, words);
    return who.tokenState === "valid" ? described : { ...described, name: `${described.name}, expired` };
  }
  const as = columns.find(({ id }) => id === who.as);
  const dataOf = columns.find(({ id }) => id === who.dataOf);
  if (as === undefined || dataOf === undefined) return gone;
  const described = describeColumn(as, columns, words);
  return {
    ...described,
    name: `${described.name} on data of ${describeColumn(dataOf, columns, words).name}`,
  };
};

/** What an identity is called, with the roles of a user. */
export const describeIdentity = (identity: CurrentIdentity, words: IdentityWords): ColumnWords => {
  try {
    if (identity.kind === "anonymous") return { name: "Anonymous", roles: [] };
    if (identity.kind === "user") return words.user(identity.userId);
    const alias = words.alias(identity.configurationId);
    return { name: alias, roles: [], configurationAlias: alias };
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === "not_found") return gone;
    throw thrown;
  }
};

const gone: ColumnWords = { name: "Not there any more", roles: [], isGone: true };
