export { aliasKey } from "./alias.ts";
export {
  type Configurations,
  type ConfigurationsPorts,
  createConfigurations,
} from "./configurations.ts";
export { createReach } from "./reach-servers.ts";
