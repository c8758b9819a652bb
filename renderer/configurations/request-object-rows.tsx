import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { planRequestObject } from "#shared/configurations/request-object.ts";
import { Checkbox, FormRow, SegmentedControl } from "../ui/index.ts";
import styles from "./request-object-rows.module.css";
import type { Editor } from "./use-editor.ts";

type RequestObject = ClientConfigurationDraft["authorizationRequest"]["requestObject"];

const notes: Readonly<Record<RequestObject["delivery"], string>> = {
  when_required: "The request goes out plainly unless the provider requires a signed one",
  by_value: "The request is one JWT in the URL, or pushed",
  by_reference: "The provider fetches the JWT from this machine: only for a provider that runs here",
};

/** Whether the authorization request goes out as a JWT, and how that is protected (RFC 9101). */
export function RequestObjectRows({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const { requestObject } = draft.authorizationRequest;
  const isDemanded = draft.capabilities.signedRequestObjectRequired;
  const plan = planRequestObject(draft, isDemanded);
  const change = (changes: Partial<RequestObject>) =>
    edit({ authorizationRequest: { requestObject: { ...requestObject, ...changes } } });
  return (
    <div data-field="authorizationRequest.requestObject" className={styles.rows}>
      <FormRow
        group
        label="Request object"
        help={`${isDemanded ? "The provider requires a signed one" : notes[requestObject.delivery]}, RFC 9101`}
        {...marks("authorizationRequest.requestObject")}
      >
        <SegmentedControl
          label="Request object"
          value={requestObject.delivery}
          choices={[
            { value: "when_required", label: "When required" },
            { value: "by_value", label: "By value" },
            { value: "by_reference", label: "By reference" },
          ]}
          onChange={(delivery) => change({ delivery })}
        />
      </FormRow>
      {plan && (
        <FormRow
          group
          label="Protected by"
          help={plan.signed ? "Signed with the client's key, under Client" : undefined}
        >
          <div className={styles.checks}>
            <Checkbox
              checked={plan.signed}
              disabled={requestObject.delivery === "when_required"}
              onChange={(signed) => change({ signed })}
            >
              Signature
            </Checkbox>
            <Checkbox checked={plan.encrypted} onChange={(encrypted) => change({ encrypted })}>
              Encryption for the provider
            </Checkbox>
          </div>
        </FormRow>
      )}
    </div>
  );
}
