import {
  createUserActs,
  createUserExports,
  createUserFinding,
  createUserImports,
  createUserSearch,
  type UserActs,
  type UserExports,
  type UserFinding,
  type UserImports,
  type UserSearch,
} from "./users/index.ts";

/** Builds what works on many users at once. */
export const composeUsers = (
  parts: Parameters<typeof createUserFinding>[0] &
    Omit<
      Parameters<typeof createUserImports>[0] &
        Parameters<typeof createUserExports>[0] &
        Parameters<typeof createUserActs>[0] &
        Parameters<typeof createUserSearch>[0],
      "finding"
    >,
): {
  readonly userFinding: UserFinding;
  readonly userSearch: UserSearch;
  readonly userImports: UserImports;
  readonly userExports: UserExports;
  readonly userActs: UserActs;
  /** Ends what is under way. */
  readonly closeUsers: () => Promise<void>;
} => {
  const userFinding = createUserFinding(parts);
  const ofUsers = { ...parts, finding: userFinding };
  const userImports = createUserImports(ofUsers);
  const userExports = createUserExports(ofUsers);
  const userActs = createUserActs(ofUsers);
  return {
    userFinding,
    userSearch: createUserSearch(ofUsers),
    userImports,
    userExports,
    userActs,
    closeUsers: async () => {
      await Promise.all([userImports.close(), userExports.close(), userActs.close(), userFinding.close()]);
    },
  };
};
