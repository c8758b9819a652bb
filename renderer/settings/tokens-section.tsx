import type { Settings } from "#shared/settings/settings.ts";
import { FormRow, FormSection, Switch } from "../ui/index.ts";
import type { ChangeSetting } from "./use-change-setting.ts";

interface TokensSectionProps {
  readonly settings: Settings;
  readonly change: ChangeSetting;
}

/** What happens to the tokens of identities by itself. */
export function TokensSection({ settings, change: { change, failure } }: TokensSectionProps) {
  return (
    <FormSection title="Tokens">
      <FormRow
        group
        label="Automatic refresh"
        help="60 s before the access token ends, where there is a refresh token and the identity was used within the last hour"
        error={failure?.name === "refreshBeforeEnd" ? failure.error.message : undefined}
      >
        <Switch
          checked={settings.refreshBeforeEnd}
          onChange={(checked) => void change("refreshBeforeEnd", checked)}
        >
          Refresh tokens before they end
        </Switch>
      </FormRow>
    </FormSection>
  );
}
