import type { AskedTokenKind } from "#shared/tokens/token-answer.ts";
import type { TokenKind, TokenSetView, TokenView } from "#shared/tokens/token-set-view.ts";
import { text } from "../theme/index.ts";
import { classNames, SegmentedControl, Verdict } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import type { AttributeOf, ClaimPlace } from "./attribute-of.ts";
import { ClaimSources } from "./claim-sources.tsx";
import { ClaimsTable } from "./claims-table.tsx";
import { CopyToken } from "./copy-token.tsx";
import { TokenActs, UserinfoActs } from "./token-acts.tsx";
import { TokenAnswer } from "./token-answer.tsx";
import { tokenKindWords } from "./token-words.ts";
import styles from "./tokens-panel.module.css";
import type { ShownToken, TokenQuestions } from "./use-token-questions.ts";

interface TokensPanelProps {
  readonly set: TokenSetView;
  readonly questions: TokenQuestions;
  readonly attributeOf?: AttributeOf | undefined;
  /** False where UserInfo has a place of its own beside the tokens. */
  readonly withUserinfo?: boolean;
}

/** The tokens of a set, decoded where they can be, and what UserInfo said. */
export function TokensPanel({ set, questions, attributeOf, withUserinfo = true }: TokensPanelProps) {
  const isUserinfo = withUserinfo && questions.shown === "userinfo";
  const token = isUserinfo
    ? undefined
    : (set.tokens.find(({ kind }) => kind === questions.shown) ?? set.tokens[0]);
  const shown: ShownToken = token?.kind ?? "userinfo";
  const choices = [
    ...set.tokens.map(({ kind }) => ({ value: kind as ShownToken, label: tokenKindWords[kind] })),
    ...(withUserinfo ? [{ value: "userinfo" as const, label: "UserInfo" }] : []),
  ];
  const { asked } = questions;
  const isOfShown = asked && shown === (asked.act === "userinfo" ? "userinfo" : asked.kind);
  return (
    <section className={styles.panel} aria-label="Tokens">
      <div className={styles.head}>
        <SegmentedControl
          label="Token"
          size="small"
          value={shown}
          choices={choices}
          onChange={questions.show}
        />
        <span className={text.grow} />
        {token && <TokenFacts token={token} userId={set.userId} />}
      </div>
      {token && isAskable(token) && <TokenActs key={token.kind} token={token} questions={questions} />}
      {!token && <UserinfoActs questions={questions} hasClaims={set.userinfo !== undefined} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.claims} aria-label="Claims" tabIndex={0}>
        {isOfShown && <TokenAnswer asked={asked} onClose={questions.close} />}
        {!token && set.userinfo && (
          <ClaimsTable
            label="Claims of UserInfo"
            claims={set.userinfo}
            attributeOf={(claim) => attributeOf?.(claim, "UserInfo")}
          />
        )}
        {token?.claims && (
          <ClaimsTable
            label={`Claims of the ${tokenKindWords[token.kind]}`}
            claims={token.claims}
            attributeOf={(claim) => attributeOf?.(claim, placeOf(token.kind))}
          />
        )}
        {shown === "userinfo" && <ClaimSources sources={set.fromSources} namedIn="userinfo" />}
        {shown === "id_token" && <ClaimSources sources={set.fromSources} namedIn="idToken" />}
        {token && !token.claims && !isAskable(token) && (
          <p className={styles.opaque}>Encrypted: only who it is for can read it.</p>
        )}
      </section>
    </section>
  );
}

function TokenFacts({ token, userId }: { readonly token: TokenView; readonly userId: string }) {
  const { encryption } = token;
  const facts = [
    token.header?.alg,
    keyOf(token),
    encryption && `came encrypted: ${encryption.alg}, ${encryption.enc}`,
  ].filter((fact) => typeof fact === "string");
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

const placeOf = (kind: TokenKind): ClaimPlace => (kind === "id_token" ? "the ID token" : "the access token");

const keyOf = ({ header }: TokenView): string | undefined =>
  typeof header?.kid === "string" ? `kid ${header.kid}` : undefined;

const isAskable = (token: TokenView): token is TokenView & { readonly kind: AskedTokenKind } =>
  token.kind !== "id_token";
