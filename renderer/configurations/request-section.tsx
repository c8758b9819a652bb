import { asksForSignedResponse, responseModes } from "#shared/configurations/client-configuration.ts";
import {
  ChipsField,
  FormRow,
  FormSection,
  SegmentedControl,
  SelectField,
  TextArea,
  TextField,
} from "../ui/index.ts";
import { DpopRow } from "./dpop-row.tsx";
import { PromptRow } from "./prompt-row.tsx";
import { RequestObjectRows } from "./request-object-rows.tsx";
import { resourceProblem } from "./request-problems.ts";
import type { Editor } from "./use-editor.ts";

interface RowsProps {
  readonly editor: Editor;
}

/** What is sent with the authorization request besides what a login needs; an empty field is not sent. */
export function RequestSection({ editor }: RowsProps) {
  return (
    <FormSection title="Authorization request">
      <PromptRow editor={editor} />
      <MaxAgeRow editor={editor} />
      <TextRows editor={editor} />
      <ClaimsRow editor={editor} />
      <ResourcesRow editor={editor} />
      <ResponseModeRow editor={editor} />
      <PushRow editor={editor} />
      <RequestObjectRows editor={editor} />
      <DpopRow editor={editor} />
    </FormSection>
  );
}

function MaxAgeRow({ editor: { draft, edit, marks } }: RowsProps) {
  const seconds = draft.authorizationRequest.maxAgeInSeconds;
  const change = (typed: string) => {
    const digits = typed.replace(/\D/gu, "").slice(0, 9);
    edit({ authorizationRequest: { maxAgeInSeconds: digits === "" ? undefined : Number(digits) } });
  };
  return (
    <TextField
      label="Maximum age"
      data-field="authorizationRequest.maxAgeInSeconds"
      mono
      inputMode="numeric"
      placeholder="seconds"
      value={seconds === undefined ? "" : String(seconds)}
      onChange={change}
      help="max_age, seconds since the sign-in, OIDC Core 3.1.2.1"
      {...marks("authorizationRequest.maxAgeInSeconds")}
    />
  );
}

const textRows = [
  {
    name: "loginHint",
    label: "Login hint",
    placeholder: "ines@example.com",
    help: "login_hint, OIDC Core 3.1.2.1",
    maxLength: 512,
  },
  {
    name: "acrValues",
    label: "ACR values",
    placeholder: "urn:example:mfa",
    help: "acr_values, the best first, OIDC Core 3.1.2.1",
    maxLength: 2048,
  },
  {
    name: "uiLocales",
    label: "UI locales",
    placeholder: "de-CH de en",
    help: "ui_locales, the best first, OIDC Core 3.1.2.1",
    maxLength: 256,
  },
] as const;

function TextRows({ editor: { draft, edit, marks } }: RowsProps) {
  return textRows.map(({ name, ...field }) => (
    <TextField
      key={name}
      {...field}
      data-field={`authorizationRequest.${name}`}
      mono
      value={draft.authorizationRequest[name]}
      onChange={(value) => edit({ authorizationRequest: { [name]: value } })}
      {...marks(`authorizationRequest.${name}`)}
    />
  ));
}

function ClaimsRow({ editor: { draft, edit, marks } }: RowsProps) {
  return (
    <FormRow label="Claims" help="claims as JSON, OIDC Core 5.5" {...marks("authorizationRequest.claims")}>
      <TextArea
        data-field="authorizationRequest.claims"
        mono
        rows={3}
        maxLength={16384}
        placeholder={'{ "id_token": { "email": null } }'}
        value={draft.authorizationRequest.claims}
        onChange={(claims) => edit({ authorizationRequest: { claims } })}
      />
    </FormRow>
  );
}

function ResourcesRow({ editor: { draft, edit, marks } }: RowsProps) {
  const { resources } = draft.authorizationRequest;
  const problems = resources.flatMap((resource) => {
    const problem = resourceProblem(resource);
    return problem === undefined ? [] : [[resource, problem] as const];
  });
  return (
    <div data-field="authorizationRequest.resources">
      <ChipsField
        label="Resources"
        placeholder="https://api.example.com"
        values={resources}
        suggestions={draft.allowedOrigins}
        warnings={Object.fromEntries(problems)}
        onChange={(values) => edit({ authorizationRequest: { resources: values.slice(0, 20) } })}
        help="resource, one for each API, RFC 8707 2"
        {...marks("authorizationRequest.resources")}
      />
    </div>
  );
}

const modeLabels: Readonly<Record<(typeof responseModes)[number], string>> = {
  "": "Not sent",
  query: "query",
  form_post: "form_post",
  jwt: "jwt",
  "query.jwt": "query.jwt",
  "form_post.jwt": "form_post.jwt",
};

const modeNotes: Readonly<Record<(typeof responseModes)[number], string>> = {
  "": "the same as query",
  query: "in the redirect's URL",
  form_post: "as a form that the browser posts",
  jwt: "signed, in the redirect's URL",
  "query.jwt": "signed, in the redirect's URL",
  "form_post.jwt": "signed, as a form that the browser posts",
};

function ResponseModeRow({ editor: { draft, edit, marks } }: RowsProps) {
  const isSigned = asksForSignedResponse(draft.authorizationRequest.responseMode);
  return (
    <div data-field="authorizationRequest.responseMode">
      <SelectField
        label="Response mode"
        value={draft.authorizationRequest.responseMode}
        choices={responseModes.map((value) => ({ value, label: modeLabels[value], note: modeNotes[value] }))}
        onChange={(responseMode) => edit({ authorizationRequest: { responseMode } })}
        help={`response_mode, ${isSigned ? "JARM 2.3" : "OAuth Multiple Response Types 2.1"}`}
        {...marks("authorizationRequest.responseMode")}
      />
    </div>
  );
}

function PushRow({ editor: { draft, edit, marks } }: RowsProps) {
  const isRequired = draft.capabilities.pushedAuthorizationRequestsRequired;
  const isOffered = draft.endpoints.pushedAuthorizationRequest !== "";
  const own = marks("authorizationRequest.pushed");
  return (
    <div data-field="authorizationRequest.pushed">
      <FormRow
        group
        label="Pushed request"
        help={`${isRequired ? "The provider requires it" : isOffered ? "The provider offers it" : "The provider has no endpoint for it"}, RFC 9126`}
        {...own}
      >
        <SegmentedControl
          label="Pushed request"
          value={draft.authorizationRequest.pushed}
          choices={[
            { value: "when_required", label: "When required" },
            { value: "always", label: "Always" },
          ]}
          onChange={(pushed) => edit({ authorizationRequest: { pushed } })}
        />
      </FormRow>
    </div>
  );
}
