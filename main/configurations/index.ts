export {
  type Configurations,
  type ConfigurationsPorts,
  createConfigurations,
} from "./configurations.ts";
