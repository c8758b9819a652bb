import { ErrorNotice, StatusIcon } from "../ui/index.ts";
import type { SignOutState } from "./sign-out-menu.tsx";
import styles from "./sign-out-result.module.css";

/** What a sign-out is doing or what came of it, in place. */
export function SignOutResult({ state }: { readonly state: SignOutState }) {
  const { outcome, error, underWay } = state;
  if (error) return <ErrorNotice error={error} title="The sign-out failed" />;
  if (underWay === "provider")
    return <p className={styles.result}>Signing out in the browser. Finish it there.</p>;
  if (!outcome) return undefined;
  const isSure = outcome.kind === "local" || outcome.providerAnswer === "confirmed";
  return (
    <p className={styles.result}>
      <StatusIcon status={isSure ? "passed" : "warning"} size={14} />
      {outcome.message}
    </p>
  );
}
