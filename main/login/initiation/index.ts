export { createLoginInitiations, initiationSettings, type LoginInitiations } from "./login-initiations.ts";
export { type LoginInitiation, recordInitiation } from "./read-initiation.ts";
