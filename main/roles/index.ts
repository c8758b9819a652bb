export { createRoleStore, type RoleDraft, type RoleStore } from "./role-store.ts";
