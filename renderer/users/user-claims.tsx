import { errorOf, useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Dialog, ErrorNotice, JsonView, Skeleton } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import styles from "./user-claims.module.css";

interface UserClaimsProps {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The claims of the last login as they came, each token's in a fold; read only when they are asked for. */
export function UserClaims({ id, name, open, onClose }: UserClaimsProps) {
  return (
    <Dialog open={open} onClose={onClose} title={`Claims of ${name}`}>
      {open && <ClaimsOf id={id} />}
    </Dialog>
  );
}

function ClaimsOf({ id }: { readonly id: string }) {
  const claims = useRead("users.claims", { id });
  if (claims.error) return <ErrorNotice error={errorOf(claims.error)} title="The claims cannot be shown" />;
  if (claims.isPending) return <Skeleton rows={8} />;
  if (!claims.data) return <p>No claims of this user are kept. The next login keeps them.</p>;
  const parts = claimParts.flatMap(({ name, label }) => {
    const part = claims.data?.[name];
    return part === undefined ? [] : [{ label, part }];
  });
  return parts.map(({ label, part }, index) => (
    <details key={label} className={styles.part} open={index === 0}>
      <summary>
        {label} <span className={text.third}>{countWords(Object.keys(part).length, "entry", "entries")}</span>
      </summary>
      <div className={styles.json}>
        <JsonView label={label} text={JSON.stringify(part)} />
      </div>
    </details>
  ));
}

/** Where claims come from, what counts for the user first. */
const claimParts = [
  { name: "idToken", label: "ID token" },
  { name: "userinfo", label: "UserInfo" },
  { name: "identity", label: "Identity URL" },
  { name: "accessToken", label: "Access token" },
  { name: "scopes", label: "Scopes" },
  { name: "fromSources", label: "Other sources" },
] as const;
