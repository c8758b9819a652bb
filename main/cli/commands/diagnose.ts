import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientConfigurationDraft,
  draftOf,
  emptyDraft,
} from "#shared/configurations/client-configuration.ts";
import type { Diagnosis, DoctorFinding, DoctorResult } from "#shared/doctor/diagnosis.ts";
import { aliasKey } from "../../configurations/index.ts";
import { questionOfAccount } from "../../discovery/index.ts";
import type { Command, CommandContext } from "../command.ts";
import { findConfiguration } from "../find-configuration.ts";

/** Says what is wrong with a configuration and its provider, or with a provider alone. */
export const diagnose: Command = {
  words: ["doctor"],
  parameters: ["ALIAS|URL|NAME@HOST"],
  options: [],
  usage: "",
  summary: "Examines a configuration with its provider, or a provider.",
  run: async (context) => {
    const [wanted = ""] = context.parameters;
    const isProvider = await namesProvider(context, wanted);
    const diagnosis = await (isProvider ? examineProvider : examineConfiguration)(context, wanted);
    return {
      lines: describeDiagnosis(diagnosis),
      document: diagnosis,
      isWell: countOf(diagnosis, "failed") === 0,
    };
  },
};

/** A URL, or an identifier whose issuer is looked up; an alias may look like an e-mail address, and wins then. */
const namesProvider = async ({ ask }: CommandContext, wanted: string): Promise<boolean> => {
  if (/^(https?:\/\/|acct:)/i.test(wanted)) return true;
  if (questionOfAccount(wanted) === undefined) return false;
  const list = await ask("configurations.list", undefined);
  return !list.some(({ alias }) => aliasKey(alias) === aliasKey(wanted));
};

const examineConfiguration = async (context: CommandContext, alias: string): Promise<Diagnosis> => {
  const { id } = await findConfiguration(context, alias);
  const draft = draftOf(await context.ask("configurations.get", { id }));
  return context.ask("doctor.diagnose", { draft, configurationId: id, refresh: true });
};

/** What nobody has registered yet has no registration to look at. */
const examineProvider = async (context: CommandContext, url: string): Promise<Diagnosis> => {
  const draft = await importDraft(context, url);
  const diagnosis = await context.ask("doctor.diagnose", { draft, refresh: true });
  return { ...diagnosis, findings: diagnosis.findings.filter(({ area }) => area !== "client_registration") };
};

/**
 * As Import configuration would make it; of what can't be imported the doctor says why.
 * @throws AppFailure when the issuer of an identifier is not found: there is no provider to examine then
 */
const importDraft = async ({ ask }: CommandContext, url: string): Promise<ClientConfigurationDraft> => {
  const draft = { ...emptyDraft("unsaved"), automaticConfigurationUrl: url };
  try {
    const {
      durationMs: _duration,
      foundBy: _found,
      ...imported
    } = await ask("discovery.import", {
      automaticConfigurationUrl: url,
      allowInsecureHttp: false,
    });
    return { ...draft, ...imported };
  } catch (thrown) {
    if (thrown instanceof AppFailure && questionOfAccount(url) === undefined) return draft;
    throw thrown;
  }
};

const words: Readonly<Record<DoctorResult, string>> = {
  failed: "FAILED ",
  warning: "warning",
  passed: "passed ",
  not_applicable: "n/a    ",
};

/** What is not well in full, then the counts, then what changed at the provider. */
const describeDiagnosis = (diagnosis: Diagnosis): readonly string[] => {
  const { findings, changes } = diagnosis;
  const notable = (["failed", "warning"] as const).flatMap((result) =>
    findings.filter((finding) => finding.result === result),
  );
  const counts = (["passed", "warning", "failed", "not_applicable"] as const).map(
    (result) => `${countOf(diagnosis, result)} ${result.replaceAll("_", " ")}`,
  );
  return [
    ...notable.flatMap(describeFinding),
    `${findings.length} checks: ${counts.join(", ")}.`,
    ...(changes.length === 0 ? [] : ["Changed at the provider since the last import:"]),
    ...changes.map(
      ({ member, kind, before, after }) =>
        `   ${member} ${kind}${before === undefined ? "" : `, was ${before}`}${after === undefined ? "" : `, is ${after}`}`,
    ),
  ];
};

const describeFinding = ({ result, title, checkId, expected, found, source, advice, fix }: DoctorFinding) => [
  `${words[result]}  ${title} (${checkId}, ${source})`,
  `         expected ${expected}`,
  `         found ${found}`,
  ...(advice === undefined ? [] : [`         ${advice}`]),
  ...(fix === undefined ? [] : [`         In the window: ${fix.label}`]),
];

const countOf = ({ findings }: Diagnosis, result: DoctorResult): number =>
  findings.filter((finding) => finding.result === result).length;
