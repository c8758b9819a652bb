import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { Button, ErrorNotice } from "../ui/index.ts";
import styles from "./first-start.module.css";
import { LoginPicture } from "./login-picture.tsx";

/** One click from nothing to a login that runs: the demo provider, its configuration, its login. */
export function TryDemo() {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const configuration = await call("demo.configure", undefined);
      const login = await call("login.start", { configurationId: configuration.id });
      navigate({ page: "runs", id: login.id });
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button variant="primary" icon={IconPlayerPlay} busy={isBusy} onClick={() => void run()}>
        Try it with the demo identity provider
      </Button>
      {error && (
        <div className={styles.failure}>
          <ErrorNotice error={error} title="The demo could not be started" />
        </div>
      )}
      <LoginPicture />
    </>
  );
}
