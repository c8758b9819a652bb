import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { FormRow, SegmentedControl } from "../../ui/index.ts";
import type { Sender } from "../identity/use-sender.ts";
import styles from "./request-parts.module.css";
import { WholeNumberInput } from "./whole-number-input.tsx";

interface TokenTabProps {
  readonly draft: RequestDraft;
  readonly sender: Sender | undefined;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
}

/** Which token goes with the request, where redirects lead, and how long and large the answer may be. */
export function TokenTab({ draft, sender, onChange }: TokenTabProps) {
  return (
    <div className={styles.form}>
      <FormRow label="Token" group help={tokenHelp(draft, sender)}>
        <SegmentedControl<RequestDraft["token"]>
          label="Token"
          value={draft.token}
          choices={[
            { value: "access_token", label: "Access token" },
            { value: "id_token", label: "ID token" },
            { value: "none", label: "None" },
          ]}
          onChange={(token) => onChange({ token })}
        />
      </FormRow>
      <FormRow
        label="Redirects"
        group
        help={
          draft.redirects === "follow"
            ? "Up to 20 are followed, each is shown. The token goes only to allowed origins."
            : "A redirect is the answer."
        }
      >
        <SegmentedControl<RequestDraft["redirects"]>
          label="Redirects"
          value={draft.redirects}
          choices={[
            { value: "follow", label: "Follow" },
            { value: "stop", label: "Stop" },
          ]}
          onChange={(redirects) => onChange({ redirects })}
        />
      </FormRow>
      <FormRow label="Time limit" help="Seconds, from the sending to the last byte of the answer.">
        <span className={styles.number}>
          <WholeNumberInput
            value={draft.timeLimitInSeconds}
            least={1}
            most={3600}
            onChange={(timeLimitInSeconds) => onChange({ timeLimitInSeconds })}
          />
        </span>
      </FormRow>
      <FormRow label="Size limit" help="MiB of the answer’s body, unpacked. 0 lifts the limit.">
        <span className={styles.number}>
          <WholeNumberInput
            value={draft.sizeLimitInMebibytes}
            least={0}
            most={1_048_576}
            onChange={(sizeLimitInMebibytes) => onChange({ sizeLimitInMebibytes })}
          />
        </span>
      </FormRow>
    </div>
  );
}

const tokenHelp = ({ token }: RequestDraft, sender: Sender | undefined): string => {
  if (token === "none") return "Nothing is attached. The identity still says how the server is reached.";
  if (sender?.identity.kind === "anonymous") return "Anonymous has no token: nothing is attached.";
  if (token === "id_token")
    return "For an API that takes ID tokens. It goes as Authorization: Bearer, only to allowed origins.";
  if (sender?.identity.kind === "client")
    return "The client's own token (client credentials), fetched when it is needed and anew after a 401.";
  return sender?.user?.tokenSet.isBound
    ? "Authorization: DPoP with a proof for each request, only to allowed origins. It is refreshed before it ends, and once after a 401."
    : "Authorization: Bearer, only to allowed origins. It is refreshed before it ends, and once after a 401.";
};
