/** What the app says about itself. */
export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly electron: string;
  readonly dataFolder: string;
  /** Program set by the variable `SSO_WORKBENCH_BROWSER`; it wins over the setting. */
  readonly browserFromEnvironment?: string;
}
