import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { AppInfo } from "#shared/settings/app-info.ts";
import type { AskUserinfo } from "./ask-userinfo.ts";
import type { Configurations } from "./configurations/index.ts";
import type { DemoConfiguration } from "./demo-idp/index.ts";
import type { DiagnoseConfiguration } from "./diagnose-configuration.ts";
import { importMetadata } from "./discovery/index.ts";
import type { EvaluateProvisioning } from "./evaluate-provisioning.ts";
import { readAuthorities } from "./http/index.ts";
import { type InterchangeHandlerParts, interchangeHandlers } from "./interchange-handlers.ts";
import {
  initiationSettings,
  type LoginArchive,
  type LoginInitiations,
  type LoginRuns,
} from "./login/index.ts";
import type { NoteImport } from "./note-import.ts";
import type { Clipboard } from "./ports/clipboard.ts";
import type { Clock } from "./ports/clock.ts";
import type { DemoIdpHost } from "./ports/demo-idp-host.ts";
import type { Reach } from "./ports/reach.ts";
import { adviseIdentifier, type ProvisioningEffects } from "./provisioning/index.ts";
import type { Registrations } from "./registration/index.ts";
import { type RequestHandlerParts, requestHandlers } from "./request-handlers.ts";
import type { RoleStore } from "./roles/index.ts";
import type { Handlers } from "./router.ts";
import { type RunHandlerParts, runHandlers } from "./run-handlers.ts";
import type { SettingsStore } from "./settings/index.ts";
import type { SignOut } from "./sign-out.ts";
import type { Tasks } from "./tasks/index.ts";
import type { AutomaticRefresh, TokenQuestions, TokenSets, Vault } from "./tokens/index.ts";
import type {
  LikeUserStore,
  UserActs,
  UserExports,
  UserFinding,
  UserImports,
  UserSearch,
  UserStore,
} from "./users/index.ts";

/** The parts that operations are answered from. */
export interface HandlerParts extends RequestHandlerParts, RunHandlerParts, InterchangeHandlerParts {
  readonly appInfo: AppInfo;
  readonly onPainted: () => void;
  readonly publish: Publish;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly reach: Reach;
  readonly settings: SettingsStore;
  readonly vault: Vault;
  readonly configurations: Configurations;
  readonly registrations: Registrations;
  readonly diagnoseConfiguration: DiagnoseConfiguration;
  readonly noteImport: NoteImport;
  readonly loginRuns: LoginRuns;
  readonly loginInitiations: LoginInitiations;
  readonly loginArchive: LoginArchive;
  readonly users: UserStore;
  readonly userSearch: UserSearch;
  readonly userImports: UserImports;
  readonly userActs: UserActs;
  readonly userExports: UserExports;
  readonly roles: RoleStore;
  /** How many users have each role, by its id. */
  readonly countRoles: UserFinding["roles"];
  readonly likeUsers: LikeUserStore;
  readonly evaluateProvisioning: EvaluateProvisioning;
  readonly provisioningEffects: ProvisioningEffects;
  readonly tasks: Tasks;
  readonly tokenSets: TokenSets;
  readonly automaticRefresh: AutomaticRefresh;
  readonly tokenQuestions: TokenQuestions;
  readonly askUserinfo: AskUserinfo;
  readonly signOut: SignOut;
  readonly demoIdp: DemoIdpHost;
  readonly demoConfiguration: DemoConfiguration;
}

/** One handler an operation; each only picks the part that knows. */
export const createHandlers = (parts: HandlerParts): Handlers => ({
  ...appHandlers(parts),
  ...configurationHandlers(parts),
  ...loginHandlers(parts),
  ...roleHandlers(parts),
  ...provisioningHandlers(parts),
  ...userHandlers(parts),
  ...tokenHandlers(parts),
  ...requestHandlers(parts),
  ...runHandlers(parts),
  ...interchangeHandlers(parts),
  ...demoHandlers(parts),
});

const appHandlers = ({
  appInfo,
  onPainted,
  publish,
  clipboard,
  settings,
  vault,
  loginInitiations,
  tasks,
}: HandlerParts) =>
  ({
    "app.info": () => appInfo,
    "app.painted": async () => {
      onPainted();
      // Asked only now, so that a slow keychain never holds up the first picture.
      void vault.unlock();
      // Without a window nobody would see who came: the command line takes no logins from outside.
      await loginInitiations.apply(initiationSettings(settings.get()));
    },
    "app.copyText": ({ text }) => clipboard.writeText(text),
    "settings.get": () => settings.get(),
    "settings.update": async (changes) => {
      const updated = settings.update(changes);
      await loginInitiations.apply(initiationSettings(updated));
      publish("settings.changed", updated);
      return updated;
    },
    "tasks.list": () => tasks.list(),
    "tasks.cancel": ({ id }) => tasks.cancel(id),
    "keychain.status": () => vault.status(),
    "keychain.retry": () => vault.retry(),
  }) satisfies Partial<Handlers>;

const configurationHandlers = ({
  configurations,
  registrations,
  diagnoseConfiguration,
  noteImport,
  reach,
  clock,
}: HandlerParts) =>
  ({
    "configurations.list": () => configurations.list(),
    "configurations.get": ({ id }) => configurations.get(id),
    "configurations.create": async (input) => {
      const created = await configurations.create(input);
      noteImport(created);
      return created;
    },
    "configurations.createAll": ({ drafts }) => configurations.createAll(drafts),
    "configurations.update": ({ id, draft }) => {
      const before = configurations.get(id);
      const updated = configurations.update(id, draft);
      noteImport(updated, before);
      return updated;
    },
    "configurations.duplicate": ({ id }) => configurations.duplicate(id),
    "configurations.delete": ({ id }) => configurations.delete(id),
    "configurations.setClientSecret": ({ id, clientSecret }) =>
      configurations.setClientSecret(id, clientSecret),
    "configurations.removeClientSecret": ({ id }) => configurations.removeClientSecret(id),
    "configurations.revealClientSecret": async ({ id }) => ({
      clientSecret: await configurations.revealClientSecret(id),
    }),
    "configurations.makeClientCertificate": ({ id, algorithm }) =>
      configurations.makeClientCertificate(id, algorithm),
    "configurations.importClientCertificate": ({ id, certificate, privateKey }) =>
      configurations.importClientCertificate(id, certificate, privateKey),
    "configurations.removeClientCertificate": ({ id }) => configurations.removeClientCertificate(id),
    "configurations.readAuthorities": ({ certificateAuthorities }) => readAuthorities(certificateAuthorities),
    "configurations.makeClientKey": ({ id, ...wanted }) => configurations.makeClientKey(id, wanted),
    "configurations.importClientKey": ({ id, key, ...wanted }) =>
      configurations.importClientKey(id, wanted, key),
    "configurations.removeClientKey": ({ id, role = "signing" }) => configurations.removeClientKey(id, role),
    "configurations.promoteClientKey": ({ id }) => configurations.promoteClientKey(id),
    "configurations.certifyClientKey": ({ id, role = "signing" }) =>
      configurations.certifyClientKey(id, role),
    "registration.register": ({ configurationId, initialAccessToken }) =>
      registrations.register(configurationId, initialAccessToken),
    "registration.end": ({ configurationId }) => registrations.end(configurationId),
    "discovery.import": ({ connection, configurationId, ...input }) => {
      const kept = configurationId === undefined ? emptyDraft("") : configurations.get(configurationId);
      const reached = { ...kept, ...(connection && { connection }) };
      return importMetadata({ http: reach.clientOf(reached), clock }, input);
    },
    "doctor.diagnose": (input) => diagnoseConfiguration(input),
  }) satisfies Partial<Handlers>;

const loginHandlers = ({ loginRuns, loginArchive, loginInitiations, configurations }: HandlerParts) =>
  ({
    "login.start": (input) => loginRuns.start(input),
    "login.cancel": ({ id }) => loginRuns.cancel(id),
    "login.link": ({ id }) => loginRuns.link(id),
    "login.get": ({ id }) => loginRuns.get(id),
    "login.explain": async ({ id }) => {
      // The catalogue is large and looked at after a failure only.
      const { explainRun } = await import("./explain/index.ts");
      return explainRun(loginRuns.get(id).run, configurations.get);
    },
    "login.initiation": () => loginInitiations.status(),
    "login.list": (query) => loginRuns.list(query),
    "login.search": (query) => loginArchive.search(query),
    "login.delete": async ({ ids }) => ({ deleted: await loginArchive.delete(ids) }),
    "login.days": (query) => loginArchive.days(query),
    "login.result": ({ id }) => loginArchive.result(id),
    "login.changes": ({ userId, limit }) => loginArchive.changes(userId, limit),
    "login.rawEntry": ({ id, position }) => loginArchive.rawEntry(id, position),
    "login.compare": ({ leftId, rightId }) => loginArchive.compare(leftId, rightId),
  }) satisfies Partial<Handlers>;

const roleHandlers = ({ roles, countRoles, publish }: HandlerParts) => {
  const changed = <Answer>(answer: Answer): Answer => {
    publish("roles.changed", {});
    return answer;
  };
  return {
    "roles.list": async () => {
      const counts = await countRoles();
      return roles.all().map((role) => ({ ...role, userCount: counts[role.id] ?? 0 }));
    },
    "roles.create": (role) => changed(roles.create(role)),
    "roles.update": (role) => changed(roles.update(role)),
    "roles.delete": ({ id }) => changed(roles.delete(id)),
    "roles.import": ({ roles: added }) => changed(roles.import(added)),
  } satisfies Partial<Handlers>;
};

const provisioningHandlers = (parts: HandlerParts) =>
  ({
    "provisioning.evaluate": (input) => parts.evaluateProvisioning(input),
    "provisioning.advise": ({ configurationId, provisioning }) =>
      adviseIdentifier(parts.likeUsers, parts.configurations.get(configurationId), provisioning),
    "provisioning.effect.start": (input) => parts.provisioningEffects.start(input),
    "provisioning.effect.get": ({ taskId }) => parts.provisioningEffects.get(taskId),
    "provisioning.effect.rows": ({ taskId, ...question }) => parts.provisioningEffects.rows(taskId, question),
    "provisioning.effect.end": ({ taskId }) => parts.provisioningEffects.forget(taskId),
  }) satisfies Partial<Handlers>;

const userHandlers = ({ vault, users, userSearch, userActs, userExports, userImports }: HandlerParts) =>
  ({
    "users.search": (query) => userSearch.search(query),
    "users.get": ({ id }) => users.get(id),
    "users.import.open": () => userImports.open(),
    "users.import.preview": ({ id, configurationId }) => userImports.preview(id, configurationId),
    "users.import.apply": ({ id, createRoles }) => userImports.apply(id, createRoles),
    "users.import.forget": ({ id }) => userImports.forget(id),
    "users.facets": () => users.facets(),
    "users.claims": async ({ id }) => {
      await vault.ready();
      return users.claims(id);
    },
    "users.count": ({ selection }) => userActs.count(selection),
    "users.deactivate": ({ selection }) => userActs.setActive(selection, false),
    "users.activate": ({ selection }) => userActs.setActive(selection, true),
    "users.tag": ({ selection, tag }) => userActs.setTag(selection, tag),
    "users.signOut": ({ selection }) => userActs.signOut(selection),
    "users.forget": ({ selection }) => userActs.forget(selection),
    "users.export": ({ selection, format }) => userExports.export(selection, format),
    "users.undo": async ({ undoId }) => ({ changed: await userActs.undo(undoId) }),
  }) satisfies Partial<Handlers>;

const tokenHandlers = (parts: HandlerParts) => {
  const { tokenSets, automaticRefresh, tokenQuestions, askUserinfo, signOut, clipboard } = parts;
  return {
    "tokens.view": ({ userId }) => viewTokens(parts, userId),
    "tokens.refresh": async ({ userId }) => {
      const { failure } = await tokenSets.refresh(userId);
      automaticRefresh.noteUse(userId);
      if (failure !== undefined) throw failure;
      return viewTokens(parts, userId);
    },
    "tokens.introspect": ({ userId, kind }) => tokenQuestions.introspect(userId, kind),
    "tokens.revoke": ({ userId, kind, afterwards }) => tokenQuestions.revoke(userId, kind, afterwards),
    "tokens.userinfo": ({ userId }) => askUserinfo(userId),
    "tokens.copy": async ({ userId, kind }) => clipboard.writeText(await tokenSets.token(userId, kind)),
    "tokens.signOut": ({ userId, kind }) => signOut(userId, kind),
  } satisfies Partial<Handlers>;
};

const viewTokens = async ({ tokenSets, automaticRefresh }: HandlerParts, userId: string) => ({
  ...(await tokenSets.view(userId)),
  ...automaticRefresh.describe(userId),
});

const demoHandlers = ({ demoIdp, demoConfiguration, publish }: HandlerParts) =>
  ({
    "demo.status": () => demoIdp.status(),
    "demo.start": async () => {
      await demoIdp.start();
      return demoIdp.status();
    },
    "demo.stop": async () => {
      await demoIdp.stop();
      return demoIdp.status();
    },
    "demo.configure": async () => {
      const configuration = await demoConfiguration();
      publish("roles.changed", {});
      return configuration;
    },
  }) satisfies Partial<Handlers>;
