import type { Migration } from "./migration.ts";

/**
 * The tables of the first version. Ids are UUIDs made by the workbench; times are epoch ms. Columns named
 * `sealed`, `detail` and `claims` of type BLOB hold ciphertext of the vault and nothing else does.
 */
export const firstTables: Migration = {
  version: 1,
  name: "first tables",
  up: (db) => {
    for (const part of [keys, configurations, users, logins, requests, demo, settings]) db.exec(part);
  },
};

/** `database_identity` ties the data key to this database; the keys themselves are never in here. */
const keys = `
  CREATE TABLE database_identity (id TEXT NOT NULL) STRICT;
  INSERT INTO database_identity (id) VALUES (lower(hex(randomblob(16))));

  CREATE TABLE data_keys (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('kept', 'session')),
    check_value BLOB,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE keychain_leftovers (account TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

/** The editable part is one JSON document, so that a new field needs no new column. */
const configurations = `
  CREATE TABLE client_configurations (
    id TEXT NOT NULL PRIMARY KEY,
    alias_key TEXT NOT NULL UNIQUE,
    draft TEXT NOT NULL CHECK (json_valid(draft)),
    alias TEXT GENERATED ALWAYS AS (draft ->> '$.alias') VIRTUAL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    client_secret_saved_at INTEGER,
    client_secret_kept_in TEXT CHECK (client_secret_kept_in IN ('keychain', 'memory')),
    CHECK ((client_secret_saved_at IS NULL) = (client_secret_kept_in IS NULL))
  ) STRICT;
`;

/**
 * `seq` is the row's number for the full-text index and the tie-breaker of the list. The index reads the four
 * searched columns from the table itself; symbols count as letters so that an emoji can be searched for.
 */
const users = `
  CREATE TABLE users (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    configuration_id TEXT NOT NULL REFERENCES client_configurations (id) ON DELETE CASCADE,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    fullname TEXT NOT NULL,
    email TEXT NOT NULL,
    sources TEXT NOT NULL CHECK (json_valid(sources)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    first_login_at INTEGER NOT NULL,
    last_login_at INTEGER NOT NULL,
    login_count INTEGER NOT NULL,
    claims BLOB,
    UNIQUE (configuration_id, issuer, subject)
  ) STRICT;
  CREATE INDEX users_by_last_login ON users (last_login_at);

  CREATE VIRTUAL TABLE users_search USING fts5 (
    name, fullname, email, subject,
    content = 'users', content_rowid = 'seq', columnsize = 0, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So Mn'"
  );
  INSERT INTO users_search (users_search, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
    INSERT INTO users_search (rowid, name, fullname, email, subject)
    VALUES (new.seq, new.name, new.fullname, new.email, new.subject);
  END;
  CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
    INSERT INTO users_search (users_search, rowid, name, fullname, email, subject)
    VALUES ('delete', old.seq, old.name, old.fullname, old.email, old.subject);
  END;
  CREATE TRIGGER users_search_update AFTER UPDATE OF name, fullname, email, subject ON users
  WHEN (old.name, old.fullname, old.email, old.subject) IS NOT (new.name, new.fullname, new.email, new.subject)
  BEGIN
    INSERT INTO users_search (users_search, rowid, name, fullname, email, subject)
    VALUES ('delete', old.seq, old.name, old.fullname, old.email, old.subject);
    INSERT INTO users_search (rowid, name, fullname, email, subject)
    VALUES (new.seq, new.name, new.fullname, new.email, new.subject);
  END;

  CREATE TABLE roles (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  INSERT INTO roles (id, name) VALUES ('6f1d3c1e-52ab-4c55-8a0e-0b7f5b8c9d01', 'User');

  CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role_id TEXT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, role_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX user_roles_by_role ON user_roles (role_id);

  CREATE TABLE token_sets (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    expires_at INTEGER,
    has_refresh_token INTEGER NOT NULL CHECK (has_refresh_token IN (0, 1)),
    sealed BLOB NOT NULL
  ) STRICT;
`;

/** Trace entries are redacted before they get here, so they are plain. */
const logins = `
  CREATE TABLE login_runs (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    configuration_id TEXT NOT NULL REFERENCES client_configurations (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    run TEXT NOT NULL CHECK (json_valid(run))
  ) STRICT;
  CREATE INDEX login_runs_by_start ON login_runs (started_at);
  CREATE INDEX login_runs_by_configuration ON login_runs (configuration_id, started_at);
  CREATE INDEX login_runs_by_user ON login_runs (user_id, started_at);
  CREATE INDEX login_runs_by_end ON login_runs (configuration_id, ended_at, state);
  CREATE INDEX login_runs_unfinished ON login_runs (started_at) WHERE ended_at IS NULL;

  CREATE TABLE trace_entries (
    run_id TEXT NOT NULL REFERENCES login_runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entry TEXT NOT NULL CHECK (json_valid(entry)),
    PRIMARY KEY (run_id, position)
  ) STRICT;
`;

/** `shown_url` is origin and path only; the whole URL is in the ciphertext. */
const requests = `
  CREATE TABLE saved_requests (
    id TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL CHECK (json_valid(request)),
    user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_status INTEGER,
    sent_count INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX saved_requests_by_user ON saved_requests (user_id);

  CREATE TABLE exchanges (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    saved_request_id TEXT REFERENCES saved_requests (id) ON DELETE SET NULL,
    user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    sent_as TEXT NOT NULL,
    method TEXT NOT NULL,
    shown_url TEXT NOT NULL,
    status INTEGER,
    started_at INTEGER NOT NULL,
    duration_ms REAL NOT NULL,
    size_in_bytes INTEGER NOT NULL,
    token_use TEXT NOT NULL,
    detail BLOB
  ) STRICT;
  CREATE INDEX exchanges_by_start ON exchanges (started_at);
  CREATE INDEX exchanges_by_saved_request ON exchanges (saved_request_id, started_at);
  CREATE INDEX exchanges_by_user ON exchanges (user_id, started_at);
`;

/** What the demo identity provider must find again at its next start; holds private keys, so it is sealed. */
const demo = `
  CREATE TABLE demo_idp_state (
    name TEXT NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** One row a setting, its value as JSON. */
const settings = `
  CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT, WITHOUT ROWID;
`;
