import { CopyButton, FormSection, TextField } from "../ui/index.ts";
import { EndpointsTable } from "./endpoints-table.tsx";
import { ImportRow } from "./import-row.tsx";
import { PresetRow } from "./preset-row.tsx";
import { sectionElementId } from "./section-scroll.ts";
import type { Editor } from "./use-editor.ts";

/** What the identity provider is, and where its endpoints are. */
export function ProviderSection({ editor }: { readonly editor: Editor }) {
  const { draft, edit, marks } = editor;
  return (
    <FormSection title="Provider" id={sectionElementId("provider")}>
      <TextField
        label="Alias"
        data-field="alias"
        maxLength={120}
        value={draft.alias}
        onChange={(alias) => edit({ alias })}
        {...marks("alias")}
      />
      <PresetRow editor={editor} />
      <ImportRow editor={editor} />
      <TextField
        label="Issuer"
        data-field="issuer"
        mono
        placeholder="https://id.example.com"
        value={draft.issuer}
        onChange={(issuer) => edit({ issuer })}
        trailing={draft.issuer !== "" && <CopyButton label="Copy issuer" text={draft.issuer} />}
        {...marks("issuer")}
      />
      <EndpointsTable editor={editor} />
    </FormSection>
  );
}
