-- How an answer came about: unasked, by a light bulb, asked for, picked, by name. Unknown for earlier ones.
ALTER TABLE faq_said ADD COLUMN mode TEXT;

-- What was not said: a light bulb on a question, or a line to the maintainers about what
-- would have been said. `good` is what they, by `judged_by`, said of it.
CREATE TABLE faq_hint (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  entry       TEXT NOT NULL,
  network     TEXT NOT NULL,
  channel     TEXT NOT NULL,
  thread      TEXT,
  native      TEXT,
  account     INTEGER NOT NULL REFERENCES account (id),
  at          INTEGER NOT NULL,
  probability REAL NOT NULL,
  question    INTEGER NOT NULL,
  good        INTEGER,
  judged_by   INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX faq_hint_entry ON faq_hint (network, channel, entry, at);
CREATE INDEX faq_hint_native ON faq_hint (network, native) WHERE native IS NOT NULL;
CREATE INDEX faq_hint_account ON faq_hint (network, channel, account, id);
CREATE INDEX faq_hint_judged ON faq_hint (network, channel, id) WHERE good IS NOT NULL;
CREATE INDEX faq_said_judged ON faq_said (network, channel, at) WHERE helped IS NOT NULL;

-- Channels that a maintainer took out of `shadow`.
CREATE TABLE promoted (
  network TEXT NOT NULL,
  channel TEXT NOT NULL,
  mode    TEXT NOT NULL,
  by      INTEGER NOT NULL REFERENCES person (id),
  at      INTEGER NOT NULL,
  PRIMARY KEY (network, channel)
) STRICT, WITHOUT ROWID;
