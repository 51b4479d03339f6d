-- SPDX-License-Identifier: GPL-3.0-or-later
-- The database of a batch, schema 1 (PRAGMA user_version). What a column holds is told in docs/batch.md.
CREATE TABLE origin (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL,
  words INTEGER NOT NULL,
  is_privacy_policy INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_file (
  policy INTEGER NOT NULL REFERENCES policy ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  format TEXT NOT NULL,
  PRIMARY KEY (policy, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  policy INTEGER NOT NULL REFERENCES policy ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  category TEXT NOT NULL,
  action TEXT NOT NULL,
  polarity TEXT NOT NULL,
  actor TEXT NOT NULL,
  party TEXT,
  permission TEXT,
  section TEXT,
  quote TEXT NOT NULL,
  PRIMARY KEY (policy, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE app (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  app_type TEXT,
  status TEXT NOT NULL CHECK (status IN ('compared', 'unreadable')),
  passing INTEGER NOT NULL,
  error TEXT,
  package_file TEXT NOT NULL,
  package_sha256 TEXT,
  package_size INTEGER,
  policy INTEGER REFERENCES policy,
  package TEXT,
  label TEXT,
  version_name TEXT,
  version_code TEXT,
  min_sdk INTEGER,
  target_sdk INTEGER,
  signer_sha256 TEXT,
  packer TEXT,
  high INTEGER NOT NULL,
  medium INTEGER NOT NULL,
  low INTEGER NOT NULL,
  info INTEGER NOT NULL,
  result BLOB
) STRICT;

CREATE INDEX app_policy ON app (policy);

CREATE TABLE permission (
  app INTEGER NOT NULL REFERENCES app ON DELETE CASCADE,
  name TEXT NOT NULL,
  level TEXT,
  used TEXT NOT NULL,
  PRIMARY KEY (app, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure (
  app INTEGER NOT NULL REFERENCES app ON DELETE CASCADE,
  category TEXT NOT NULL,
  disclosure TEXT NOT NULL,
  behavior INTEGER NOT NULL,
  PRIMARY KEY (app, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE sdk (
  app INTEGER NOT NULL REFERENCES app ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  library INTEGER NOT NULL,
  carried INTEGER NOT NULL,
  named INTEGER NOT NULL,
  PRIMARY KEY (app, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  app INTEGER NOT NULL REFERENCES app ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  category TEXT,
  severity TEXT NOT NULL CHECK (severity IN ('high', 'medium', 'low', 'info')),
  confidence REAL NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (app, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unpaired (
  path TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
