import { ErrorNotice, Skeleton } from "../ui/index.ts";
import { NoResult } from "./no-result.tsx";
import { RoleChanges } from "./role-changes.tsx";
import styles from "./run-provisioning.module.css";
import type { RunResult } from "./use-run-result.ts";
import { UserChanges } from "./user-changes.tsx";

/** What a login made of its user: attributes with their sources, roles with why. */
export function RunProvisioning({ result, userId }: { readonly result: RunResult; readonly userId: string }) {
  if (result.error) return <ErrorNotice error={result.error} title="What the login gave could not be read" />;
  if (!result.isRead) return <Skeleton rows={8} />;
  if (!result.value) return <NoResult />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.body} aria-label="Provisioning" tabIndex={0}>
      <UserChanges result={result.value} userId={userId} withSources />
      <RoleChanges result={result.value} />
    </section>
  );
}
