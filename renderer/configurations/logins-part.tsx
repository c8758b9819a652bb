import { lazy, type ReactNode, Suspense } from "react";
import { Skeleton } from "../ui/index.ts";
import styles from "./logins-part.module.css";

/** Loaded when it is looked at, so that the first screen does not wait for it. */
const RunList = lazy(async () => ({ default: (await import("../login-runs/index.ts")).RunList }));

interface LoginsPartProps {
  readonly configurationId: string;
  /** What failed about the whole configuration, where anything did. */
  readonly failures: ReactNode;
}

/** Every login with a configuration, and how many there were in the last days. */
export function LoginsPart({ configurationId, failures }: LoginsPartProps) {
  return (
    <div className={styles.part}>
      <div className={styles.failures}>{failures}</div>
      <Suspense fallback={<Skeleton rows={12} />}>
        <RunList configurationId={configurationId} />
      </Suspense>
    </div>
  );
}
