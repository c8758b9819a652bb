import { FormRow, FormSection, Switch } from "../ui/index.ts";
import { AllowedOriginsField } from "./allowed-origins-field.tsx";
import { TagsField } from "./tags-field.tsx";
import type { Editor } from "./use-editor.ts";

/** What is set once, and rarely looked at. */
export function MoreSection({ editor }: { readonly editor: Editor }) {
  return (
    <FormSection title="More">
      <AllowedOriginsField editor={editor} />
      <TagsField editor={editor} />
      <PlainHttpRow editor={editor} />
    </FormSection>
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
