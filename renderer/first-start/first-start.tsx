import { IconFlask, IconPlugConnected } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CreateConfiguration } from "../configurations/index.ts";
import { DetailPane, PaneBody } from "../frame/index.ts";
import { Icon, type IconShape } from "../ui/index.ts";
import styles from "./first-start.module.css";
import { OwnProvider } from "./own-provider.tsx";
import { TryDemo } from "./try-demo.tsx";

interface FirstStartProps {
  readonly create: CreateConfiguration;
}

/** What stands in place of the detail until there is a configuration: the two ways to a first login. */
export function FirstStart({ create }: FirstStartProps) {
  return (
    <DetailPane label="Set up a first login">
      <PaneBody>
        <div className={styles.start}>
          <h1>Set up a first login</h1>
          <p className={styles.words}>Add an identity provider, or see a whole login first.</p>
          <Way
            icon={IconFlask}
            title="Demo identity provider"
            words="Runs on this machine only. Four users, three roles and an API; nothing to register. A login, its tokens and an authorized request take about a minute."
          >
            <TryDemo />
          </Way>
          <Way
            icon={IconPlugConnected}
            title="Your identity provider"
            words="Paste the automatic configuration URL, also called the well-known endpoint. A bare issuer will do."
          >
            <OwnProvider create={create} />
          </Way>
        </div>
      </PaneBody>
    </DetailPane>
  );
}

interface WayProps {
  readonly icon: IconShape;
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
}

function Way({ icon, title, words, children }: WayProps) {
  return (
    <section className={styles.way}>
      <span className={styles.icon}>
        <Icon of={icon} size={20} />
      </span>
      <div className={styles.content}>
        <h2>{title}</h2>
        <p className={styles.words}>{words}</p>
        {children}
      </div>
    </section>
  );
}
