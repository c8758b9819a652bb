import { FormRow, FormSection, SegmentedControl, Switch } from "../ui/index.ts";
import { AllowedOriginsField } from "./allowed-origins-field.tsx";
import { DecryptionKeyRow } from "./decryption-key-row.tsx";
import { TagsField } from "./tags-field.tsx";
import type { Editor } from "./use-editor.ts";

/** What is set once, and rarely looked at. */
export function MoreSection({ editor }: { readonly editor: Editor }) {
  return (
    <FormSection title="More">
      <AllowedOriginsField editor={editor} />
      <TagsField editor={editor} />
      <DecryptionKeyRow editor={editor} />
      <UserinfoTokenRow editor={editor} />
      <PlainHttpRow editor={editor} />
    </FormSection>
  );
}

function UserinfoTokenRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  return (
    <div data-field="userinfoTokenIn">
      <FormRow
        group
        label="UserInfo token"
        help={
          draft.userinfoTokenIn === "header"
            ? "Authorization header, RFC 6750 2.1"
            : "access_token in the body of a POST, RFC 6750 2.2"
        }
        {...marks("userinfoTokenIn")}
      >
        <SegmentedControl
          label="UserInfo token"
          value={draft.userinfoTokenIn}
          choices={[
            { value: "header", label: "In the header" },
            { value: "body", label: "In a form" },
          ]}
          onChange={(userinfoTokenIn) => edit({ userinfoTokenIn })}
        />
      </FormRow>
    </div>
  );
}

function PlainHttpRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  return (
    <div data-field="allowInsecureHttp">
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
        <Switch
          checked={draft.allowInsecureHttp}
          onChange={(allowInsecureHttp) => edit({ allowInsecureHttp })}
        >
          Allow plain HTTP
        </Switch>
      </FormRow>
    </div>
  );
}
