import { useState } from "react";
import type { TokenKind, TokenSetView, TokenView } from "#shared/tokens/token-set-view.ts";
import { text } from "../theme/index.ts";
import { classNames, SegmentedControl, Verdict } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { ClaimsTable } from "./claims-table.tsx";
import { CopyToken } from "./copy-token.tsx";
import { tokenKindWords } from "./token-words.ts";
import styles from "./tokens-panel.module.css";

type Shown = TokenKind | "userinfo";

interface TokensPanelProps {
  readonly set: TokenSetView;
  readonly attributeOf?: ((claim: string) => string | undefined) | undefined;
}

/** The tokens of a set, decoded where they can be, and what UserInfo said. */
export function TokensPanel({ set, attributeOf }: TokensPanelProps) {
  const [chosen, setChosen] = useState<Shown>("id_token");
  const token = set.tokens.find(({ kind }) => kind === chosen) ?? set.tokens[0];
  const isUserinfo = chosen === "userinfo" && set.userinfo !== undefined;
  const choices = [
    ...set.tokens.map(({ kind }) => ({ value: kind as Shown, label: tokenKindWords[kind] })),
    ...(set.userinfo ? [{ value: "userinfo" as const, label: "UserInfo" }] : []),
  ];
  const shown: Shown | undefined = isUserinfo ? "userinfo" : token?.kind;
  return (
    <section className={styles.panel} aria-label="Tokens">
      <div className={styles.head}>
        {shown && (
          <SegmentedControl label="Token" size="small" value={shown} choices={choices} onChange={setChosen} />
        )}
        <span className={text.grow} />
        {!isUserinfo && token && <TokenFacts token={token} userId={set.userId} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.claims} aria-label="Claims" tabIndex={0}>
        {isUserinfo && set.userinfo && (
          <ClaimsTable label="Claims of UserInfo" claims={set.userinfo} attributeOf={attributeOf} />
        )}
        {!isUserinfo && token && <TokenClaims token={token} attributeOf={attributeOf} />}
      </section>
    </section>
  );
}

function TokenFacts({ token, userId }: { readonly token: TokenView; readonly userId: string }) {
  const facts = [token.header?.alg, keyOf(token)].filter((fact) => typeof fact === "string");
  return (
    <>
      {token.form === "jwt" &&
        (token.signature === "verified" ? (
          <Verdict status="passed">Signature valid</Verdict>
        ) : (
          <Verdict status="off">Signature not checked</Verdict>
        ))}
      {facts.length > 0 && (
        <span className={classNames(styles.facts, text.mono, text.third, text.cut)}>
          {visibleText(facts.join(" · "))}
        </span>
      )}
      <CopyToken userId={userId} kind={token.kind} />
    </>
  );
}

const keyOf = ({ header }: TokenView): string | undefined =>
  typeof header?.kid === "string" ? `kid ${header.kid}` : undefined;

function TokenClaims({
  token,
  attributeOf,
}: { readonly token: TokenView } & Pick<TokensPanelProps, "attributeOf">) {
  if (token.claims)
    return (
      <ClaimsTable
        label={`Claims of the ${tokenKindWords[token.kind]}`}
        claims={token.claims}
        attributeOf={attributeOf}
      />
    );
  return (
    <p className={styles.opaque}>
      {token.form === "encrypted"
        ? "Encrypted: only who it is for can read it."
        : "Opaque: only the provider can read it."}
    </p>
  );
}
