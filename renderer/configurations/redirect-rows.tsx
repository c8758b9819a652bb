import { type ClientConfigurationDraft, loopbackHosts } from "#shared/configurations/client-configuration.ts";
import { redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import { CopyButton, FormRow, Select, TextField, TextInput } from "../ui/index.ts";
import styles from "./redirect-rows.module.css";
import type { Editor } from "./use-editor.ts";

/** The loopback redirect, and the redirect URI to register at the provider. */
export function RedirectRows({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const { redirect } = draft;
  const change = (part: Partial<ClientConfigurationDraft["redirect"]>) =>
    edit({ redirect: { ...redirect, ...part } });
  const changePort = (typed: string) => {
    const digits = typed.replace(/\D/gu, "").slice(0, 5);
    const { port: _, ...rest } = redirect;
    edit({ redirect: digits === "" ? rest : { ...rest, port: Number(digits) } });
  };
  const uri = redirectUriToRegister(redirect);
  return (
    <>
      <FormRow group label="Redirect" {...marks("redirect.host", "redirect.port", "redirect.path")}>
        <div className={styles.parts}>
          <div data-field="redirect.host">
            <Select
              label="Loopback host"
              mono
              value={redirect.host}
              choices={loopbackHosts.map((value) => ({ value, label: value }))}
              onChange={(host) => change({ host })}
            />
          </div>
          <TextInput
            label="Port"
            data-field="redirect.port"
            mono
            inputMode="numeric"
            placeholder="any"
            value={redirect.port === undefined ? "" : String(redirect.port)}
            onChange={changePort}
          />
          <TextInput
            label="Path"
            data-field="redirect.path"
            mono
            value={redirect.path}
            onChange={(path) => change({ path })}
          />
        </div>
      </FormRow>
      <TextField
        label="Redirect URI to register"
        mono
        readOnly
        value={uri}
        onChange={() => undefined}
        trailing={<CopyButton label="Copy redirect URI" text={uri} />}
        help={redirect.port === undefined ? "For any port, as RFC 8252 7.3 asks of providers" : undefined}
        warning={redirect.host === "localhost" ? "127.0.0.1 is safer: RFC 8252 8.3" : undefined}
      />
    </>
  );
}
