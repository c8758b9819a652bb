import {
  type ClientConfigurationDraft,
  loopbackHosts,
  type RedirectKind,
} from "#shared/configurations/client-configuration.ts";
import { hasAnyPort, redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import { type Choice, CopyButton, FormRow, SegmentedControl, Select, TextInput } from "../ui/index.ts";
import styles from "./redirect-rows.module.css";
import type { Editor } from "./use-editor.ts";

const kinds: readonly Choice<RedirectKind>[] = [
  { value: "loopback", label: "Loopback" },
  { value: "captured", label: "Captured" },
];

/** How the browser comes back, and the redirect URI to register at the provider. */
export function RedirectRows({ editor }: { readonly editor: Editor }) {
  const { draft, edit, marks } = editor;
  const { redirect } = draft;
  const isCaptured = redirect.kind === "captured";
  const uri = redirectUriToRegister(redirect);
  return (
    <>
      <FormRow
        group
        label="Redirect"
        help={helpOf(redirect)}
        {...(isCaptured ? marks("redirect.kind", "redirect.capturedUri") : marks("redirect.kind"))}
      >
        <div className={styles.kind} data-field="redirect.kind">
          <SegmentedControl
            label="Redirect"
            value={redirect.kind}
            choices={kinds}
            onChange={(kind) => edit({ redirect: { ...redirect, kind } })}
          />
          <TextInput
            label={isCaptured ? "Captured redirect URI" : "Redirect URI to register"}
            data-field="redirect.capturedUri"
            mono
            readOnly={!isCaptured}
            placeholder="https://app.example/oauth/v2/callback"
            value={uri}
            onChange={(typed) => edit({ redirect: { ...redirect, capturedUri: typed.trim() } })}
            trailing={uri !== "" && <CopyButton label="Copy redirect URI" text={uri} />}
          />
        </div>
      </FormRow>
      {!isCaptured && <LoopbackRow editor={editor} />}
    </>
  );
}

const helpOf = (redirect: ClientConfigurationDraft["redirect"]): string | undefined => {
  if (redirect.kind === "captured") {
    return "Logins open in the test window. It catches the redirect, so that nothing is sent to this address.";
  }
  return hasAnyPort(redirect) ? "For any port, as RFC 8252 7.3 asks of providers" : undefined;
};

function LoopbackRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const { redirect } = draft;
  const change = (part: Partial<ClientConfigurationDraft["redirect"]>) =>
    edit({ redirect: { ...redirect, ...part } });
  const changePort = (typed: string) => {
    const digits = typed.replace(/\D/gu, "").slice(0, 5);
    const { port: _, ...rest } = redirect;
    edit({ redirect: digits === "" ? rest : { ...rest, port: Number(digits) } });
  };
  const own = marks("redirect.host", "redirect.port", "redirect.path");
  return (
    <FormRow
      group
      label="Loopback address"
      {...own}
      warning={
        own.warning ?? (redirect.host === "localhost" ? "127.0.0.1 is safer: RFC 8252 8.3" : undefined)
      }
    >
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
  );
}
