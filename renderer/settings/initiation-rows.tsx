import type { Settings } from "#shared/settings/settings.ts";
import { useRead } from "../bridge/index.ts";
import { CopyButton, FormRow, Switch, TextField } from "../ui/index.ts";
import { NumberField } from "./number-field.tsx";
import type { ChangeSetting } from "./use-change-setting.ts";

interface InitiationRowsProps {
  readonly settings: Settings;
  readonly change: ChangeSetting;
}

/** Whether a provider or a link may start logins here, and the address that has to be registered for it. */
export function InitiationRows({ settings, change: { change, failure } }: InitiationRowsProps) {
  const status = useRead("login.initiation", undefined).data;
  const failed = (name: keyof Settings) => (failure?.name === name ? failure.error.message : undefined);
  const notListening = status?.state === "failed" ? status.error?.message : undefined;
  return (
    <>
      <FormRow
        group
        label="Logins started elsewhere"
        error={failed("initiatedLogins")}
        help="By a provider’s portal or a link, for issuers that are configured here, OIDC Core 4"
      >
        <Switch checked={settings.initiatedLogins} onChange={(isOn) => void change("initiatedLogins", isOn)}>
          Let them start here
        </Switch>
      </FormRow>
      {settings.initiatedLogins && (
        <>
          <NumberField
            label="Their port"
            unit=""
            min={0}
            max={65535}
            value={settings.initiatedLoginPort}
            onSettle={(port) => void change("initiatedLoginPort", port)}
            error={failed("initiatedLoginPort") ?? notListening}
            help="0: the system chooses one at each start"
          />
          {status?.uri !== undefined && (
            <TextField
              label="Initiate login URI"
              mono
              readOnly
              value={status.uri}
              onChange={() => undefined}
              trailing={<CopyButton label="Copy the initiate login URI" text={status.uri} />}
              help="Register it at the provider as initiate_login_uri"
            />
          )}
        </>
      )}
    </>
  );
}
