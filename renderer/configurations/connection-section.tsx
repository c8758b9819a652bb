import { usesClientCertificate } from "#shared/configurations/client-configuration.ts";
import { FormSection, TextField } from "../ui/index.ts";
import { AuthoritiesRow } from "./authorities-row.tsx";
import { ClientCertificateRow } from "./client-certificate-row.tsx";
import type { Editor } from "./use-editor.ts";

/** How the provider and the APIs are reached. */
export function ConnectionSection({ editor }: { readonly editor: Editor }) {
  const { draft, edit, marks } = editor;
  return (
    <FormSection title="Connection">
      <TextField
        label="Proxy"
        data-field="connection.proxyUrl"
        mono
        maxLength={2048}
        placeholder="http://proxy.example.com:8080"
        value={draft.connection.proxyUrl}
        onChange={(proxyUrl) => edit({ connection: { proxyUrl } })}
        help="Not for servers on this machine, and not for the browser"
        {...marks("connection.proxyUrl")}
      />
      <AuthoritiesRow editor={editor} />
      {/* With a method that needs it, it stands beside the method. */}
      {!usesClientCertificate(draft.clientAuthenticationMethod) && <ClientCertificateRow editor={editor} />}
    </FormSection>
  );
}
