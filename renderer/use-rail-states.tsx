import { IconFlask, IconLock, IconLockOff } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import type { KeychainStatus } from "#shared/settings/keychain-status.ts";
import { useRead } from "./bridge/index.ts";
import type { RailState } from "./frame/index.ts";

const KeychainDialog = lazy(async () => ({ default: (await import("./settings/index.ts")).KeychainDialog }));
const DemoDialog = lazy(async () => ({ default: (await import("./demo-idp/index.ts")).DemoDialog }));

const keychainWords: Readonly<Record<KeychainStatus["state"], string>> = {
  checking: "Checking the keychain",
  ready: "Keychain unlocked",
  memory_only: "Memory only",
  locked: "Keychain locked",
};

const demoWords: Readonly<Record<DemoIdpStatus["state"], string>> = {
  off: "Demo provider off",
  starting: "Demo provider starts",
  on: "Demo provider on",
  failed: "Demo provider failed",
};

/** The rail's foot: where secrets are kept and whether the demo provider runs, each with a dialog that says more. */
export const useRailStates = (
  enabled: boolean,
): { readonly states: readonly RailState[]; readonly dialogs: ReactNode } => {
  const keychain = useRead("keychain.status", undefined, { enabled }).data?.state ?? "checking";
  const demo = useRead("demo.status", undefined, { enabled }).data?.state ?? "off";
  const [open, setOpen] = useState<"keychain" | "demo">();
  const close = () => setOpen(undefined);
  const isKept = keychain === "ready" || keychain === "checking";
  return {
    states: [
      {
        id: "keychain",
        icon: keychain === "memory_only" ? IconLockOff : IconLock,
        label: keychainWords[keychain],
        tone: isKept ? "plain" : "warning",
        onOpen: () => setOpen("keychain"),
      },
      {
        id: "demo",
        icon: IconFlask,
        label: demoWords[demo],
        tone: demo === "failed" ? "warning" : "plain",
        onOpen: () => setOpen("demo"),
      },
    ],
    dialogs: (
      <Suspense>
        {open === "keychain" && <KeychainDialog onClose={close} />}
        {open === "demo" && <DemoDialog onClose={close} />}
      </Suspense>
    ),
  };
};
