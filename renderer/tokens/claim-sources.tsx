import type { ClaimSource } from "#shared/provisioning/provisioned.ts";
import { viewClaims } from "#shared/tokens/view-claims.ts";
import { text } from "../theme/index.ts";
import { classNames, Verdict } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./claim-sources.module.css";
import { ClaimsTable } from "./claims-table.tsx";

interface ClaimSourcesProps {
  /** Absent or empty: nothing is shown. */
  readonly sources: readonly ClaimSource[] | undefined;
  /** Only those that were named in this place. */
  readonly namedIn: ClaimSource["namedIn"];
}

/** The claims that other sources make about the user, each with whose they are and what they are worth. */
export function ClaimSources({ sources = [], namedIn }: ClaimSourcesProps) {
  return sources
    .filter((source) => source.namedIn === namedIn)
    .map((source) => <Source key={source.name} source={source} />);
}

const verdicts = {
  verified: ["passed", "Verified"],
  not_verified: ["warning", "Not verified"],
  not_read: ["warning", "Not read"],
} as const;

const kinds: Readonly<Record<ClaimSource["kind"], string>> = {
  aggregated: "came with the provider's claims",
  distributed: "at an endpoint of its own",
  unknown: "not described by the provider",
};

function Source({ source }: { readonly source: ClaimSource }) {
  const { name, kind, endpoint, issuer, promised, claims, state, why } = source;
  const [status, word] = verdicts[state];
  const views = viewClaims(claims);
  return (
    <section className={styles.source} aria-label={`Claims of the source ${visibleText(name)}`}>
      <div className={styles.head}>
        <b>
          <Untrusted text={name} />
        </b>
        <Verdict status={status}>{word}</Verdict>
        <span className={classNames(text.small, text.second)}>{kinds[kind]}</span>
        {(endpoint ?? issuer) && (
          <span className={classNames(text.small, text.mono, text.third)}>
            <Untrusted text={endpoint ?? issuer ?? ""} />
          </span>
        )}
      </div>
      <div className={classNames(text.small, text.second, styles.words)}>
        <p>
          Named for <Untrusted text={promised.join(", ")} />
        </p>
        {why && (
          <p>
            <Untrusted text={why} />
          </p>
        )}
      </div>
      {views.length > 0 && <ClaimsTable label={`Claims of the source ${visibleText(name)}`} claims={views} />}
    </section>
  );
}
