import type { LoginResult } from "#shared/login/login-result.ts";
import { AttributeChanges } from "../provisioning/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { Panel } from "../ui/index.ts";

interface UserChangesProps {
  readonly result: LoginResult;
  readonly userId: string;
  /** Says also where each value came from. */
  readonly withSources?: boolean;
}

/** The user's attributes before and after the login; what changed is tinted. */
export function UserChanges({ result, userId, withSources = false }: UserChangesProps) {
  return (
    <Panel
      title={result.userCreated ? "User created" : "User updated"}
      actions={
        <a className={text.small} href={hrefOf({ page: "users", id: userId })}>
          Open user
        </a>
      }
    >
      <AttributeChanges attributes={result.attributes} withSources={withSources} />
    </Panel>
  );
}
