import { errorOf, useRead } from "../bridge/index.ts";
import { Dialog, ErrorNotice, JsonView, Skeleton } from "../ui/index.ts";

interface UserClaimsProps {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The claims of the last login as they came; read only when they are asked for. */
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
  return <JsonView label="Claims of the last login" text={JSON.stringify(claims.data)} />;
}
