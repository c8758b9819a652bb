import {
  type ClientAuthenticationMethod,
  clientAuthenticationMethods,
  usesClientCertificate,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import { signsRequests } from "#shared/configurations/request-object.ts";
import { ChipsField, type Choice, CopyButton, FormSection, SelectField, TextField } from "../ui/index.ts";
import { AssertionAudienceRow, BasicEncodingRow } from "./authentication-rows.tsx";
import { ClientCertificateRow } from "./client-certificate-row.tsx";
import { ClientKeyRow } from "./client-key-row.tsx";
import { ClientSecretRow, UnusedSecret } from "./client-secret-row.tsx";
import { scopesNotOffered } from "./field-problems.ts";
import { RedirectRows } from "./redirect-rows.tsx";
import { RegistrationRow } from "./registration-row.tsx";
import { sectionElementId } from "./section-scroll.ts";
import type { Editor } from "./use-editor.ts";

const methodNotes: Readonly<Record<ClientAuthenticationMethod, string>> = {
  client_secret_basic: "in the Authorization header",
  client_secret_post: "in the body",
  client_secret_jwt: "an assertion signed with the secret",
  private_key_jwt: "an assertion signed with the client's key",
  tls_client_auth: "a client certificate of an authority",
  self_signed_tls_client_auth: "a client certificate that is registered itself",
  none: "a public client",
};

/** The registration of this workbench at the provider. */
export function ClientSection({ editor }: { readonly editor: Editor }) {
  const { configuration, draft, edit, marks } = editor;
  const method = draft.clientAuthenticationMethod;
  const isSecretUnused = !usesClientSecret(method) && configuration.clientSecretSavedAt !== undefined;
  const methods = clientAuthenticationMethods.map(
    (value): Choice<ClientAuthenticationMethod> => ({ value, label: value, note: methodNotes[value] }),
  );
  return (
    <FormSection title="Client" id={sectionElementId("client")}>
      <TextField
        label="Client ID"
        data-field="clientId"
        mono
        value={draft.clientId}
        onChange={(clientId) => edit({ clientId })}
        trailing={draft.clientId !== "" && <CopyButton label="Copy client ID" text={draft.clientId} />}
        {...marks("clientId")}
      />
      <RegistrationRow editor={editor} />
      {usesClientSecret(method) && <ClientSecretRow editor={editor} />}
      {(method === "private_key_jwt" || signsRequests(draft)) && <ClientKeyRow editor={editor} />}
      {usesClientCertificate(method) && <ClientCertificateRow editor={editor} />}
      <div data-field="clientAuthenticationMethod">
        <SelectField
          label="Client authentication method"
          mono
          value={method}
          choices={methods}
          onChange={(clientAuthenticationMethod) => edit({ clientAuthenticationMethod })}
          help={isSecretUnused && <UnusedSecret editor={editor} />}
          {...marks("clientAuthenticationMethod")}
        />
      </div>
      {method === "client_secret_basic" && <BasicEncodingRow editor={editor} />}
      {method.endsWith("_jwt") && <AssertionAudienceRow editor={editor} />}
      <ScopesField editor={editor} />
      <RedirectRows editor={editor} />
    </FormSection>
  );
}

function ScopesField({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const notOffered = scopesNotOffered(draft);
  return (
    <div data-field="selectedScopes">
      <ChipsField
        label="Selected scopes"
        values={draft.selectedScopes}
        suggestions={draft.capabilities.scopesSupported}
        warnings={Object.fromEntries(notOffered.map((scope) => [scope, "Not offered by the provider"]))}
        onChange={(selectedScopes) => edit({ selectedScopes: [...selectedScopes] })}
        {...marks("selectedScopes")}
      />
    </div>
  );
}
