export { createLoginInitiations, initiationSettings, type LoginInitiations } from "./login-initiations.ts";
