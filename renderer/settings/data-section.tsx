import type { AppInfo } from "#shared/settings/app-info.ts";
import type { Settings } from "#shared/settings/settings.ts";
import { CopyButton, FormRow, FormSection, TextField } from "../ui/index.ts";
import { KeychainState } from "./keychain-state.tsx";
import { NumberField } from "./number-field.tsx";
import type { ChangeSetting } from "./use-change-setting.ts";

interface DataSectionProps {
  readonly settings: Settings;
  readonly info: AppInfo;
  readonly change: ChangeSetting;
}

/** Where secrets and data are kept, and for how long. */
export function DataSection({ settings, info, change: { change, failure } }: DataSectionProps) {
  return (
    <FormSection title="Data">
      <FormRow group label="Secrets">
        <KeychainState />
      </FormRow>
      <NumberField
        label="Retention"
        unit="days"
        min={1}
        max={3650}
        value={settings.retentionInDays}
        onSettle={(value) => void change("retentionInDays", value)}
        error={failure?.name === "retentionInDays" ? failure.error.message : undefined}
        help="Older login runs and exchanges are deleted"
      />
      <TextField
        label="Data folder"
        mono
        readOnly
        value={info.dataFolder}
        onChange={() => undefined}
        trailing={<CopyButton label="Copy data folder" text={info.dataFolder} />}
        help="Another one: start with --user-data-dir=FOLDER"
      />
    </FormSection>
  );
}
