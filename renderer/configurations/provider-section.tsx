import { CopyButton, FormRow, FormSection, Switch, TextField } from "../ui/index.ts";
import { EndpointsTable } from "./endpoints-table.tsx";
import { ImportRow } from "./import-row.tsx";
import { sectionElementId } from "./section-scroll.ts";
import { TagsField } from "./tags-field.tsx";
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
      <TagsField editor={editor} />
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
      <PlainHttpRow editor={editor} />
    </FormSection>
  );
}

function PlainHttpRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  return (
    <FormRow
      group
      label="Plain HTTP"
      help={draft.allowInsecureHttp ? undefined : "Not needed for a provider on this machine"}
      {...marks("allowInsecureHttp")}
      warning={
        draft.allowInsecureHttp
          ? "Secrets and tokens can be read on their way. Only for closed test networks."
          : undefined
      }
    >
      <Switch checked={draft.allowInsecureHttp} onChange={(allowInsecureHttp) => edit({ allowInsecureHttp })}>
        Allow plain HTTP
      </Switch>
    </FormRow>
  );
}
