import type { AppInfo } from "#shared/settings/app-info.ts";
import { FormRow, FormSection, KeyValueList } from "../ui/index.ts";

/** What this app is. */
export function AboutSection({ info }: { readonly info: AppInfo }) {
  const items = [
    { name: "Version", value: info.version },
    { name: "Electron", value: info.electron },
    { name: "System", value: info.platform },
  ];
  return (
    <FormSection title="About">
      <FormRow group label="SSO Workbench">
        <KeyValueList items={items} />
      </FormRow>
    </FormSection>
  );
}
