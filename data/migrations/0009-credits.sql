-- Contributions credited by hand: proposed by anyone, counted once confirmed.
CREATE TABLE credit (
  n          INTEGER PRIMARY KEY,
  account    INTEGER NOT NULL REFERENCES account (id),
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  url        TEXT NOT NULL,
  by         INTEGER NOT NULL REFERENCES person (id),
  at         INTEGER NOT NULL,
  state      TEXT NOT NULL DEFAULT 'waiting',
  decided_by INTEGER REFERENCES person (id),
  network    TEXT NOT NULL,
  native     TEXT
) STRICT;
CREATE INDEX credit_waiting ON credit (at) WHERE state = 'waiting';
CREATE INDEX credit_account ON credit (account);
CREATE INDEX credit_by ON credit (by);
CREATE INDEX credit_native ON credit (network, native) WHERE native IS NOT NULL;
CREATE INDEX contribution_url ON contribution (url) WHERE url <> '';
