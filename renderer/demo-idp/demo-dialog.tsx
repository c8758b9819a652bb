import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import { call, errorOf, useRead } from "../bridge/index.ts";
import {
  Button,
  Dialog,
  ErrorNotice,
  type KeyValue,
  KeyValueList,
  Skeleton,
  type Status,
  StatusText,
} from "../ui/index.ts";
import styles from "./demo-dialog.module.css";

const stateWords: Readonly<Record<DemoIdpStatus["state"], readonly [Status, string]>> = {
  off: ["off", "Off"],
  starting: ["incomplete", "Starting"],
  on: ["passed", "On"],
  failed: ["failed", "Failed"],
};

/** State of the demo identity provider, where it is reached, and the button that starts or stops it. */
export function DemoDialog({ onClose }: { readonly onClose: () => void }) {
  const status = useRead("demo.status", undefined);
  const { error, isBusy, run } = useSwitching();
  const state = status.data?.state;
  const isOn = state === "on" || state === "starting";
  return (
    <Dialog
      open
      onClose={onClose}
      title="Demo identity provider"
      actions={
        isOn ? (
          <Button icon={IconPlayerStop} busy={isBusy} onClick={() => void run("demo.stop")}>
            Stop
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={IconPlayerPlay}
            busy={isBusy}
            onClick={() => void run("demo.start")}
          >
            Start
          </Button>
        )
      }
    >
      <div className={styles.content}>
        <p>Runs on this machine only, with four users, three roles and an API. It stops with the app.</p>
        {status.data ? <State status={status.data} /> : !status.error && <Skeleton rows={1} rowHeight={20} />}
        {(error ?? status.error) && (
          <ErrorNotice
            error={error ?? errorOf(status.error)}
            title="The demo identity provider does not answer"
          />
        )}
      </div>
    </Dialog>
  );
}

function State({ status }: { readonly status: DemoIdpStatus }) {
  const [icon, words] = stateWords[status.state];
  const items: KeyValue[] = [];
  if (status.issuer) items.push({ name: "Issuer", value: status.issuer, mono: true, copy: status.issuer });
  if (status.apiBaseUrl)
    items.push({ name: "API", value: status.apiBaseUrl, mono: true, copy: status.apiBaseUrl });
  return (
    <>
      <StatusText status={icon}>{status.message ? `${words}: ${status.message}` : words}</StatusText>
      {items.length > 0 && <KeyValueList items={items} />}
    </>
  );
}

function useSwitching() {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = async (operation: "demo.start" | "demo.stop") => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await call(operation, undefined);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, run };
}
