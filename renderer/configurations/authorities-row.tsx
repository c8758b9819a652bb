import type { CertificateAuthority } from "#shared/configurations/certificate-authority.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { FormRow, TextArea, TimeText, useNow } from "../ui/index.ts";
import { countWords, useSettled } from "../words/index.ts";
import type { Editor } from "./use-editor.ts";

const SETTLED_AFTER_MS = 200;

/** Authorities that are trusted besides the machine's, for providers inside an organization. */
export function AuthoritiesRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const typed = draft.connection.certificateAuthorities;
  const settled = useSettled(typed.trim(), SETTLED_AFTER_MS);
  const read = useRead(
    "configurations.readAuthorities",
    { certificateAuthorities: settled },
    { enabled: settled !== "", keepPrevious: true },
  );
  const own = marks("connection.certificateAuthorities");
  const problem = settled !== "" && read.error ? errorOf(read.error).message : undefined;
  return (
    <FormRow
      label="Certificate authorities"
      {...own}
      error={problem ?? own.error}
      help={
        settled !== "" && read.data && !problem ? (
          <AuthoritiesWords authorities={read.data} />
        ) : (
          "PEM; trusted besides the authorities that this machine trusts"
        )
      }
    >
      <TextArea
        data-field="connection.certificateAuthorities"
        mono
        rows={typed === "" ? 2 : 5}
        maxLength={256 * 1024}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={typed}
        onChange={(certificateAuthorities) => edit({ connection: { certificateAuthorities } })}
      />
    </FormRow>
  );
}

/** How many there are, and which of them ends first. */
function AuthoritiesWords({ authorities }: { readonly authorities: readonly CertificateAuthority[] }) {
  const now = useNow();
  const [first] = [...authorities].sort((one, other) => one.validTo - other.validTo);
  if (first === undefined) return null;
  const ends = first.validTo > now ? "ends" : "ended";
  return (
    <span>
      {countWords(authorities.length, "certificate")}, {authorities.length === 1 ? "which" : "the first"}{" "}
      {ends} on <TimeText at={first.validTo} />
    </span>
  );
}
