import {
  IconBorderAll,
  IconCircle,
  IconCloud,
  IconCube,
  IconFingerprint,
  IconFlask,
  IconHexagon,
  IconTriangle,
} from "@tabler/icons-react";
import type { PresetName } from "#shared/configurations/client-configuration.ts";
import { Mark } from "../ui/index.ts";

/** Neutral shapes, none of which is a brand's: icons, or letters where a shape would say nothing. */
const marks: Readonly<Record<PresetName, Pick<Parameters<typeof Mark>[0], "icon" | "letters">>> = {
  generic: { icon: IconFingerprint },
  mendix: { letters: "MX" },
  siemens_sam: { letters: "SAM" },
  salesforce: { icon: IconCloud },
  entra: { icon: IconBorderAll },
  google: { letters: "G" },
  okta: { icon: IconCircle },
  auth0: { letters: "A0" },
  keycloak: { icon: IconHexagon },
  ping: { letters: "P1" },
  cognito: { icon: IconCube },
  gitlab: { icon: IconTriangle },
  demo: { icon: IconFlask },
};

interface PresetMarkProps {
  readonly preset: PresetName;
  readonly size?: "medium" | "large";
}

/** The mark of a configuration, by its preset. */
export function PresetMark({ preset, size = "medium" }: PresetMarkProps) {
  return <Mark size={size} {...marks[preset]} />;
}
