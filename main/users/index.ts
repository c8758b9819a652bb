export { createUserStore, type LoginOfUser, type UserStore, type UserStorePorts } from "./user-store.ts";
