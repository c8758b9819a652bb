import type { Settings } from "#shared/settings/settings.ts";
import { type Choice, FormRow, FormSection, SegmentedControl } from "../ui/index.ts";
import type { ChangeSetting } from "./use-change-setting.ts";

const themes: readonly Choice<Settings["theme"]>[] = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

interface ThemeSectionProps {
  readonly settings: Settings;
  readonly change: ChangeSetting;
}

/** How the window looks. */
export function ThemeSection({ settings, change: { change, failure } }: ThemeSectionProps) {
  return (
    <FormSection title="Appearance">
      <FormRow group label="Theme" error={failure?.name === "theme" ? failure.error.message : undefined}>
        <SegmentedControl
          label="Theme"
          value={settings.theme}
          choices={themes}
          onChange={(theme) => void change("theme", theme)}
        />
      </FormRow>
    </FormSection>
  );
}
