import { FormRow, SegmentedControl, Switch } from "../ui/index.ts";
import type { Editor } from "./use-editor.ts";

interface RowProps {
  readonly editor: Editor;
}

/** How id and secret stand in the Basic header; few providers need anything but the standard's way. */
export function BasicEncodingRow({ editor: { draft, edit, marks } }: RowProps) {
  return (
    <div data-field="basicEncoding">
      <FormRow
        group
        label="Basic header"
        help="For providers that do not decode them, RFC 6749 2.3.1"
        {...marks("basicEncoding")}
      >
        <Switch
          checked={draft.basicEncoding === "as_is"}
          onChange={(isAsIs) => edit({ basicEncoding: isAsIs ? "as_is" : "form_encoded" })}
        >
          Send id and secret unencoded
        </Switch>
      </FormRow>
    </div>
  );
}

/** Whom a client assertion is made out to. */
export function AssertionAudienceRow({ editor: { draft, edit, marks } }: RowProps) {
  return (
    <div data-field="assertionAudience">
      <FormRow
        group
        label="Assertion audience"
        help={
          draft.assertionAudience === "issuer"
            ? "aud, RFC 7523 3: good at this provider only"
            : "aud, OIDC Core 9: where the provider insists on it"
        }
        {...marks("assertionAudience")}
      >
        <SegmentedControl
          label="Assertion audience"
          value={draft.assertionAudience}
          choices={[
            { value: "issuer", label: "Issuer" },
            { value: "token_endpoint", label: "Token endpoint" },
          ]}
          onChange={(assertionAudience) => edit({ assertionAudience })}
        />
      </FormRow>
    </div>
  );
}
