import { useState } from "react";
import type { LoginResult } from "#shared/login/login-result.ts";
import { viewClaims } from "#shared/tokens/view-claims.ts";
import { type AttributeOf, ClaimSources, ClaimsTable } from "../tokens/index.ts";
import { Panel, SegmentedControl } from "../ui/index.ts";
import styles from "./kept-claims.module.css";

interface KeptClaimsProps {
  readonly result: LoginResult;
  readonly attributeOf: AttributeOf | undefined;
}

/** The claims that a login brought, as they are kept with it: its tokens are gone, or others came after them. */
export function KeptClaims({ result, attributeOf }: KeptClaimsProps) {
  const { claims, accessTokenClaims } = result;
  const [chosen, setChosen] = useState<"id_token" | "access_token">("id_token");
  const isAccessToken = chosen === "access_token" && accessTokenClaims !== undefined;
  return (
    <Panel
      title="Claims of this login"
      actions={
        accessTokenClaims && (
          <SegmentedControl
            label="Token"
            size="small"
            value={chosen}
            choices={[
              { value: "id_token", label: "ID token" },
              { value: "access_token", label: "Access token" },
            ]}
            onChange={setChosen}
          />
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.claims} aria-label="Claims" tabIndex={0}>
        <ClaimsTable
          label={isAccessToken ? "Claims of the Access token" : "Claims of the ID token"}
          claims={viewClaims(isAccessToken ? accessTokenClaims : claims.idToken)}
          attributeOf={(claim) => attributeOf?.(claim, isAccessToken ? "the access token" : "the ID token")}
        />
        {!isAccessToken && <ClaimSources sources={claims.fromSources} namedIn="idToken" />}
      </section>
    </Panel>
  );
}
