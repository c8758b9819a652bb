export { runUserFinder } from "./finding/run-user-finder.ts";
export { createUserFinding, type UserFinding } from "./finding/user-finding.ts";
export { createUserImports, type UserImports } from "./import/user-imports.ts";
export { createLikeUserStore, type LikeUserStore } from "./like-user-store.ts";
export { createUserActs, type UserActs } from "./user-acts.ts";
export { createUserExports, type UserExports } from "./user-exports.ts";
export { createUserSearch, type UserSearch } from "./user-search.ts";
export { createUserStore, type LoginOfUser, type UserStore, type UserStorePorts } from "./user-store.ts";
