export { AddRole } from "./add-role.tsx";
export { RolesPage } from "./roles-page.tsx";
