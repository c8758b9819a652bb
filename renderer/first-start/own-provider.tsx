import { IconDownload, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../bridge/index.ts";
import type { CreateConfiguration } from "../configurations/index.ts";
import { Button, ErrorNotice, TextInput } from "../ui/index.ts";
import { hostOf } from "../words/index.ts";
import styles from "./first-start.module.css";

interface OwnProviderProps {
  readonly create: CreateConfiguration;
}

/** Makes a configuration from what a provider says about itself. */
export function OwnProvider({ create }: OwnProviderProps) {
  const [url, setUrl] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const {
        durationMs: _,
        foundBy: _found,
        ...provider
      } = await call("discovery.import", {
        automaticConfigurationUrl: url,
        allowInsecureHttp: false,
      });
      await create.run(hostOf(provider.issuer) || provider.issuer, provider);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <div className={styles.url}>
        <TextInput
          label="Automatic configuration URL"
          mono
          placeholder="https://…/.well-known/openid-configuration"
          value={url}
          onChange={setUrl}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) void run();
          }}
        />
        <Button icon={IconDownload} busy={isBusy} onClick={() => void run()}>
          Import configuration
        </Button>
      </div>
      {create.error && (
        <div className={styles.failure}>
          <ErrorNotice error={create.error} title="No configuration was made" />
        </div>
      )}
      {error && (
        <div className={styles.failure}>
          <ErrorNotice
            error={error}
            title="Nothing was imported"
            action={
              <Button
                icon={IconPlus}
                onClick={() =>
                  void create.run("New configuration", { automaticConfigurationUrl: url.trim() })
                }
              >
                Fill it in by hand
              </Button>
            }
          />
        </div>
      )}
    </>
  );
}
