import { join } from "node:path";
import type { EventName, Publish } from "#shared/contract/events.ts";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import { failure, type Result } from "#shared/result.ts";
import type { AppInfo } from "#shared/settings/app-info.ts";
import { createAskUserinfo } from "./ask-userinfo.ts";
import { chooseFirstIdentity } from "./choose-first-identity.ts";
import { composeRequests } from "./compose-requests.ts";
import { composeRuns } from "./compose-runs.ts";
import { composeUsers } from "./compose-users.ts";
import { createConfigurations, createReach } from "./configurations/index.ts";
import { databaseFailure, openDatabase } from "./db/index.ts";
import { createDemoConfiguration, createDemoStateStore } from "./demo-idp/index.ts";
import { createDiagnoseConfiguration } from "./diagnose-configuration.ts";
import type { Doctor } from "./doctor/index.ts";
import { createEvaluateProvisioning } from "./evaluate-provisioning.ts";
import { createHandlers } from "./handlers.ts";
import { createHttpClient, createTlsProbe } from "./http/index.ts";
import {
  chooseBrowser,
  createLoginArchive,
  createLoginInitiations,
  createLoginRunStore,
  createLoginRuns,
  createRunListStore,
  createSealedRunStore,
  finishLogin,
} from "./login/index.ts";
import { createNoteImport } from "./note-import.ts";
import { noticeChange } from "./notice-change.ts";
import type { BrowserOpener } from "./ports/browser-opener.ts";
import type { Clipboard } from "./ports/clipboard.ts";
import type { Clock } from "./ports/clock.ts";
import type { DemoIdpHost, DemoProviderStateKeeper } from "./ports/demo-idp-host.ts";
import type { FileDialog } from "./ports/file-dialog.ts";
import type { Logger } from "./ports/logger.ts";
import type { Random } from "./ports/random.ts";
import type { SecretStore } from "./ports/secret-store.ts";
import type { WorkerHost } from "./ports/worker-host.ts";
import { createProvisioningEffects } from "./provisioning/index.ts";
import { createRegistrations } from "./registration/index.ts";
import { createIdentities } from "./requests/index.ts";
import { deleteOld } from "./retention.ts";
import { createRoleStore } from "./roles/index.ts";
import { createRouter, type Router } from "./router.ts";
import { createSettingsStore } from "./settings/index.ts";
import { createSignOuts } from "./sign-out.ts";
import { createTasks } from "./tasks/index.ts";
import {
  createAutomaticRefresh,
  createTokenQuestions,
  createTokenSetStore,
  createTokenSets,
  createVault,
} from "./tokens/index.ts";
import { createLikeUserStore, createUserStore } from "./users/index.ts";
import { workbenchCloses } from "./workbench-closes.ts";

/** Events after which a remembered identity may no longer be true. */
const changesIdentities: ReadonlySet<EventName> = new Set([
  "configurations.changed",
  "tokens.changed",
  "users.changed",
  "users.imported",
]);

/** Everything outside the domain that it works with: given by the app, by tests, and by headless runs. */
export interface WorkbenchPorts {
  /** Folder of the user's data; it exists. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly systemBrowser: BrowserOpener;
  /** A window with a fresh session of its own, which can capture redirects. */
  readonly testWindow: BrowserOpener;
  readonly keychain: SecretStore;
  readonly clipboard: Clipboard;
  readonly fileDialog: FileDialog;
  readonly createDemoIdpHost: (options: {
    readonly keeper: DemoProviderStateKeeper;
    readonly onStatusChanged: (status: DemoIdpStatus) => void;
  }) => DemoIdpHost;
  /** Does long work beside the loop. */
  readonly workers: WorkerHost;
  readonly publish: Publish;
  readonly appInfo: Pick<AppInfo, "version" | "platform" | "electron">;
  /** `SSO_WORKBENCH_BROWSER` is read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onPainted: () => void;
}

/** The running workbench: its operations, and its end. */
export interface Workbench extends Router {
  /** Cancels what is under way, writes what waits to be written, and closes the database. */
  close(): Promise<void>;
}

/**
 * Builds every part from its ports and wires the operations to them.
 * @throws AppFailure `database_newer`, `database_corrupt`, `database_unavailable`
 */
export const openWorkbench = async (ports: WorkbenchPorts): Promise<Workbench> => {
  const { clock, random, logger } = ports;
  const publish: Publish = (name, payload) => {
    if (changesIdentities.has(name)) identities.forget();
    if (changesIdentities.has(name) || name === "roles.changed") userFinding.forget();
    noticeChange({ automaticRefresh, ...ofRequests }, name, payload);
    ports.publish(name, payload);
    chooseFirstIdentity(settings, publish, name, payload);
  };
  const databaseFile = join(ports.dataFolder, "workbench.db");
  const db = openDatabase(databaseFile, { now: clock.now });
  const http = createHttpClient(clock);
  const settings = createSettingsStore(db);
  const vault = createVault({
    db,
    keychain: ports.keychain,
    random,
    clock,
    onStatus: (status) => publish("keychain.status-changed", status),
  });
  const configurations = createConfigurations({ db, vault, random, clock, publish });
  const tokenSetStore = createTokenSetStore({ db, vault, clock });
  const users = createUserStore({ db, vault, clock, random, tokenSets: tokenSetStore });
  const roles = createRoleStore(db, random);
  const loginRunStore = createLoginRunStore(db);
  const sealedRuns = createSealedRunStore(db, vault);
  const fromEnvironment = ports.environment.SSO_WORKBENCH_BROWSER;
  const browser = () =>
    chooseBrowser({
      fromEnvironment,
      fromSettings: settings.get().browserProgram,
      system: ports.systemBrowser,
    });
  const accounts = {
    configuration: configurations.get,
    credentials: configurations.credentials,
    subject: (userId: string) => users.get(userId).user.subject,
  };
  const identities = createIdentities({
    tokenSets: () => tokenSets,
    configuration: configurations.get,
    nameOf: users.activeNameOf,
  });
  const reach = createReach({ http, clientCertificate: configurations.clientCertificate });
  const shared = { http, reach, clock, random, logger, publish, ...accounts };
  const tokenSets = createTokenSets({ ...shared, store: tokenSetStore, ready: vault.ready });
  const automaticRefresh = createAutomaticRefresh({
    clock,
    logger,
    publish,
    isOn: () => settings.get().refreshBeforeEnd,
    keychain: () => vault.status().state,
    stored: tokenSetStore.get,
    refresh: tokenSets.refresh,
  });
  const loginRuns = createLoginRuns({
    ...shared,
    store: loginRunStore,
    sealed: sealedRuns,
    canSeal: async () => (await vault.unlock()).state !== "locked",
    noteNextKeyProven: configurations.noteNextKeyProven,
    browser,
    testWindow: ports.testWindow,
    timeLimitMs: () => settings.get().loginTimeLimitInSeconds * 1000,
    finish: finishLogin({ db, vault, users, roles, tokenSets: tokenSetStore, clock, publish }),
  });
  const loginInitiations = createLoginInitiations({
    clock,
    logger,
    loginRuns,
    configurationsOf: (issuer) =>
      configurations
        .list()
        .filter((summary) => summary.issuer === issuer && summary.missing.length === 0)
        .map(({ id }) => configurations.get(id)),
  });
  const loginArchive = createLoginArchive({
    ...shared,
    runs: loginRuns,
    listStore: createRunListStore(db),
    sealed: sealedRuns,
    vault,
  });
  const signOuts = createSignOuts({ tokenSets, configurations, browser, clock });
  const tasks = createTasks({ clock, random, publish });
  const { workers, fileDialog } = ports;
  const ofRequests = composeRequests({
    ...shared,
    db,
    vault,
    settings,
    tokenSets,
    identities,
    tasks,
    workers,
    fileDialog,
    version: ports.appInfo.version,
    dataFolder: ports.dataFolder,
  });
  const provisioningEffects = createProvisioningEffects({ databaseFile, vault, roles, tasks, workers });
  const ofLists = { ...shared, db, databaseFile, workers, roles, tasks, fileDialog };
  const { userFinding, closeUsers, ...ofUsers } = composeUsers({ ...ofLists, tokenSets: tokenSetStore });
  const ofRuns = composeRuns({ ...ofLists, ...ofRequests, vault, settings, users, configurations });
  const closing = new AbortController();
  // A hundred checks: loaded when the first diagnosis is asked for, not before the window is there.
  let openingDoctor: Promise<Doctor> | undefined;
  const doctor = (): Promise<Doctor> => {
    openingDoctor ??= import("./doctor/index.ts").then(({ createDoctor }) =>
      createDoctor({ db, reach, tlsProbe: createTlsProbe(clock), clock }),
    );
    return openingDoctor;
  };
  const demoIdp = ports.createDemoIdpHost({
    keeper: createDemoStateStore(db, vault),
    onStatusChanged: (status) => publish("demo.status-changed", status),
  });
  const ofDemo = { ...shared, ...ofRequests, demoIdp, configurations, roles };
  loginRunStore.markInterrupted(clock.now());
  const stopRetention = deleteOld({ clock, settings, loginRunStore, ...ofRequests, runs: ofRuns.runs });
  const router = createRouter(
    createHandlers({
      appInfo: {
        ...ports.appInfo,
        dataFolder: ports.dataFolder,
        ...(fromEnvironment ? { browserFromEnvironment: fromEnvironment } : {}),
      },
      onPainted: ports.onPainted,
      publish,
      clipboard: ports.clipboard,
      clock,
      reach,
      settings,
      vault,
      configurations,
      diagnoseConfiguration: createDiagnoseConfiguration({ doctor, configurations, publish }),
      registrations: createRegistrations({ ...shared, db, vault, configurations }),
      noteImport: createNoteImport({ doctor, logger, signal: closing.signal }),
      loginRuns,
      loginInitiations,
      loginArchive,
      users,
      ...ofUsers,
      roles,
      countRoles: userFinding.roles,
      likeUsers: createLikeUserStore(db),
      evaluateProvisioning: createEvaluateProvisioning({ users, roles, ready: vault.ready }),
      provisioningEffects,
      tasks,
      tokenSets,
      automaticRefresh,
      tokenQuestions: createTokenQuestions({ ...shared, tokenSets }),
      askUserinfo: createAskUserinfo({ ...shared, tokenSets }),
      signOut: signOuts.signOut,
      ...ofRequests,
      ...ofRuns,
      demoIdp,
      demoConfiguration: createDemoConfiguration(ofDemo),
    }),
    logger,
    databaseFailure,
  );
  /** The window may ask on while everything behind it ends. */
  const dispatch = (name: unknown, input: unknown): Promise<Result<unknown>> =>
    closing.signal.aborted ? Promise.resolve(failure(workbenchCloses)) : router.dispatch(name, input);
  return {
    dispatch,
    call: dispatch as Router["call"],
    close: async () => {
      stopRetention();
      closing.abort();
      await loginInitiations.close();
      await Promise.all([
        loginRuns.close(),
        signOuts.close(),
        provisioningEffects.close(),
        closeUsers(),
        ofRuns.closeRuns(),
        ofRequests.requestImports.close(),
      ]);
      await ofRequests.requests.close();
      await Promise.all([
        http.close(),
        demoIdp.stop(),
        automaticRefresh.close(),
        ofRequests.bodyFolder.close(),
      ]);
      db.close();
    },
  };
};
