import type { AppInfo } from "#shared/settings/app-info.ts";
import type { Settings } from "#shared/settings/settings.ts";
import { FormSection, TextField } from "../ui/index.ts";
import { InitiationRows } from "./initiation-rows.tsx";
import { NumberField } from "./number-field.tsx";
import type { ChangeSetting } from "./use-change-setting.ts";
import { useSettledText } from "./use-settled-text.ts";

interface LoginSectionProps {
  readonly settings: Settings;
  readonly info: AppInfo;
  readonly change: ChangeSetting;
}

/** How a test login goes to the browser, and how long it waits. */
export function LoginSection({ settings, info, change }: LoginSectionProps) {
  return (
    <FormSection title="Test login">
      {info.browserFromEnvironment ? (
        <TextField
          label="Browser program"
          mono
          readOnly
          value={info.browserFromEnvironment}
          onChange={() => undefined}
          help="Set by the variable SSO_WORKBENCH_BROWSER, which wins over this setting"
        />
      ) : (
        <BrowserField settings={settings} change={change} />
      )}
      <NumberField
        label="Login time limit"
        unit="s"
        min={10}
        max={3600}
        value={settings.loginTimeLimitInSeconds}
        onSettle={(value) => void change.change("loginTimeLimitInSeconds", value)}
        error={change.failure?.name === "loginTimeLimitInSeconds" ? change.failure.error.message : undefined}
        help="How long a login waits for the browser"
      />
      <InitiationRows settings={settings} change={change} />
    </FormSection>
  );
}

function BrowserField({ settings, change: { change, failure } }: Omit<LoginSectionProps, "info">) {
  const input = useSettledText(settings.browserProgram, (program) => {
    void change("browserProgram", program.trim());
    return true;
  });
  return (
    <TextField
      {...input}
      label="Browser program"
      mono
      placeholder="The system’s browser"
      error={failure?.name === "browserProgram" ? failure.error.message : undefined}
      help="A program that gets the URL as its one argument. The variable SSO_WORKBENCH_BROWSER wins over it."
    />
  );
}
