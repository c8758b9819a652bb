/** Columns by which the list of users is sorted. */
export const userSortColumns = ["fullname", "email", "token", "lastLogin"] as const;
export type UserSortColumn = (typeof userSortColumns)[number];

/** What is known of a user's access token: it goes on, it has ended, there is none. */
export const userTokenStates = ["valid", "expired", "none"] as const;
export type UserTokenState = (typeof userTokenStates)[number];

/** Which users; what is left out does not narrow. */
export interface UserFilter {
  /** Each of its words is the beginning of a word in name, full name, e-mail or subject. */
  readonly text: string;
  readonly configurationId?: string | undefined;
  readonly issuer?: string | undefined;
  readonly roleId?: string | undefined;
  readonly active?: boolean | undefined;
  /** Epoch ms, both ends belong to it. */
  readonly lastLoginFrom?: number | undefined;
  readonly lastLoginTo?: number | undefined;
  readonly tokenState?: UserTokenState | undefined;
  readonly tag?: string | undefined;
}

export interface UserSort {
  readonly column: UserSortColumn;
  readonly direction: "ascending" | "descending";
}

/** Newest login first. */
export const defaultUserSort: UserSort = { column: "lastLogin", direction: "descending" };

/** Some users by their ids, or all that a filter finds but for some. */
export type UserSelection =
  | { readonly ids: readonly string[] }
  | { readonly filter: UserFilter; readonly except: readonly string[] };

/** What an act on users did. */
export interface UserActOutcome {
  /** How many were changed; those that were so already are not counted. */
  readonly changed: number;
  /** Takes it back for a while, with `users.undo`; absent where nothing was changed or nothing can be taken back. */
  readonly undoId?: string | undefined;
}

/** Formats of files that users are written into. */
export const exportFormats = ["csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What an export wrote. */
export interface ExportOutcome {
  readonly written: number;
  /** Without its folders. */
  readonly fileName: string;
}
