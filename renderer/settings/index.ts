export { KeychainDialog } from "./keychain-dialog.tsx";
export { SettingsPage } from "./settings-page.tsx";
