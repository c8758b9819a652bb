export { createRegistrations, type Registrations } from "./registrations.ts";
