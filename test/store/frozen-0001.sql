-- The first schema. Times are milliseconds since the Unix epoch, UTC.

-- Everything that happened, once. `body` is kept only where deciding failed:
-- what was said lives in `message`, under its retention.
CREATE TABLE journal (
  seq     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  network TEXT NOT NULL,
  kind    TEXT NOT NULL,
  at      INTEGER NOT NULL,
  seen    INTEGER NOT NULL,
  body    TEXT,
  error   TEXT
) STRICT;
CREATE INDEX journal_seen ON journal (seen);
CREATE INDEX journal_error ON journal (seq) WHERE error IS NOT NULL;

CREATE TABLE person (
  id         INTEGER PRIMARY KEY,
  handle     TEXT UNIQUE,
  name       TEXT NOT NULL,
  opted_out  INTEGER NOT NULL DEFAULT 0,
  away_until INTEGER,
  forgotten  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE account (
  id          INTEGER PRIMARY KEY,
  network     TEXT NOT NULL,
  key         TEXT NOT NULL,
  name        TEXT NOT NULL,
  address     TEXT NOT NULL,
  verified    INTEGER NOT NULL,
  bot         INTEGER NOT NULL,
  person      INTEGER NOT NULL REFERENCES person (id),
  first_seen  INTEGER NOT NULL,
  last_seen   INTEGER NOT NULL,
  last_place  TEXT,
  away        INTEGER NOT NULL DEFAULT 0,
  UNIQUE (network, key)
) STRICT;
CREATE INDEX account_person ON account (person);
CREATE INDEX account_name ON account (network, name COLLATE NOCASE);

CREATE TABLE presence (
  network TEXT NOT NULL,
  channel TEXT NOT NULL,
  key     TEXT NOT NULL,
  name    TEXT NOT NULL,
  PRIMARY KEY (network, channel, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_key ON presence (network, key);
CREATE INDEX presence_name ON presence (network, channel, name COLLATE NOCASE);

CREATE TABLE message (
  seq      INTEGER PRIMARY KEY,
  network  TEXT NOT NULL,
  channel  TEXT NOT NULL,
  thread   TEXT,
  private  INTEGER NOT NULL,
  native   TEXT,
  account  INTEGER NOT NULL REFERENCES account (id),
  text     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  reply_to TEXT,
  question INTEGER
) STRICT;
CREATE INDEX message_channel ON message (network, channel, seq);
CREATE INDEX message_native ON message (network, native) WHERE native IS NOT NULL;
CREATE INDEX message_account ON message (account, seq);
CREATE INDEX message_at ON message (at);

CREATE TABLE question (
  n             INTEGER PRIMARY KEY,
  network       TEXT NOT NULL,
  channel       TEXT NOT NULL,
  thread        TEXT,
  private       INTEGER NOT NULL,
  native        TEXT,
  account       INTEGER NOT NULL REFERENCES account (id),
  text          TEXT NOT NULL,
  asked_at      INTEGER NOT NULL,
  state         TEXT NOT NULL DEFAULT 'open',
  area          TEXT,
  claimed_by    INTEGER REFERENCES person (id),
  answered_by   INTEGER REFERENCES person (id),
  answered_at   INTEGER,
  answer        TEXT,
  entry         TEXT,
  snoozed_until INTEGER,
  told          INTEGER NOT NULL DEFAULT 0,
  updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX question_waiting ON question (network, channel, n) WHERE state IN ('open', 'routed', 'claimed');
CREATE INDEX question_place ON question (network, channel, n);
CREATE INDEX question_native ON question (network, channel, native) WHERE native IS NOT NULL;
CREATE INDEX question_account ON question (account, n);
CREATE INDEX question_answered ON question (answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX question_updated ON question (state, updated_at);

CREATE TABLE question_log (
  id  INTEGER PRIMARY KEY,
  n   INTEGER NOT NULL,
  at  INTEGER NOT NULL,
  why TEXT NOT NULL,
  by  INTEGER
) STRICT;
CREATE INDEX question_log_n ON question_log (n, id);

CREATE TABLE ping (
  id      INTEGER PRIMARY KEY,
  n       INTEGER NOT NULL,
  person  INTEGER NOT NULL REFERENCES person (id),
  key     TEXT NOT NULL UNIQUE,
  at      INTEGER NOT NULL,
  outcome TEXT
) STRICT;
CREATE INDEX ping_n ON ping (n);
CREATE INDEX ping_person ON ping (person, at);

CREATE TABLE faq_said (
  key         TEXT PRIMARY KEY,
  entry       TEXT NOT NULL,
  network     TEXT NOT NULL,
  channel     TEXT NOT NULL,
  thread      TEXT,
  private     INTEGER NOT NULL,
  account     INTEGER NOT NULL REFERENCES account (id),
  at          INTEGER NOT NULL,
  probability REAL NOT NULL,
  question    INTEGER,
  helped      INTEGER,
  judged_by   INTEGER
) STRICT;
CREATE INDEX faq_said_entry ON faq_said (network, channel, entry, at);
CREATE INDEX faq_said_account ON faq_said (network, channel, account, at);

CREATE TABLE menu (
  network  TEXT NOT NULL,
  channel  TEXT NOT NULL,
  account  INTEGER NOT NULL REFERENCES account (id),
  key      TEXT NOT NULL,
  commands TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (network, channel, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE faq_change (
  id        INTEGER PRIMARY KEY,
  entry     TEXT NOT NULL,
  change    TEXT NOT NULL,
  by        INTEGER NOT NULL REFERENCES person (id),
  at        INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE INDEX faq_change_entry ON faq_change (entry, id);

CREATE TABLE kudos (
  id      INTEGER PRIMARY KEY,
  giver   INTEGER NOT NULL REFERENCES person (id),
  taker   INTEGER NOT NULL REFERENCES person (id),
  reason  TEXT NOT NULL,
  network TEXT NOT NULL,
  channel TEXT NOT NULL,
  at      INTEGER NOT NULL,
  day     TEXT NOT NULL,
  UNIQUE (giver, taker, day)
) STRICT;
CREATE INDEX kudos_at ON kudos (at);

CREATE TABLE contribution (
  id         INTEGER PRIMARY KEY,
  thing      TEXT NOT NULL UNIQUE,
  person     INTEGER NOT NULL REFERENCES person (id),
  account    INTEGER NOT NULL REFERENCES account (id),
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  url        TEXT NOT NULL,
  repository TEXT,
  at         INTEGER NOT NULL,
  first      INTEGER NOT NULL
) STRICT;
CREATE INDEX contribution_at ON contribution (at);
CREATE INDEX contribution_person ON contribution (person);

CREATE TABLE first (
  person  INTEGER NOT NULL REFERENCES person (id),
  what    TEXT NOT NULL,
  at      INTEGER NOT NULL,
  network TEXT,
  channel TEXT,
  PRIMARY KEY (person, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (
  id       INTEGER PRIMARY KEY,
  network  TEXT NOT NULL,
  key      TEXT NOT NULL,
  question INTEGER NOT NULL,
  text     TEXT NOT NULL,
  at       INTEGER NOT NULL,
  sent_at  INTEGER
) STRICT;
CREATE INDEX letter_waiting ON letter (network, key) WHERE sent_at IS NULL;

CREATE TABLE post (
  week  TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  text  TEXT,
  at    INTEGER NOT NULL
) STRICT;

CREATE TABLE post_note (
  id   INTEGER PRIMARY KEY,
  week TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  by   INTEGER NOT NULL
) STRICT;
CREATE INDEX post_note_week ON post_note (week);

CREATE TABLE timer (
  key TEXT PRIMARY KEY,
  at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_at ON timer (at);

-- One row a network call.
CREATE TABLE outbox (
  seq        INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  said       TEXT NOT NULL,
  network    TEXT NOT NULL,
  lane       TEXT NOT NULL,
  body       TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'queued',
  attempts   INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  created    INTEGER NOT NULL,
  native     TEXT,
  error      TEXT
) STRICT;
CREATE INDEX outbox_pending ON outbox (network, seq) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_unsure ON outbox (seq) WHERE state = 'unsure';
CREATE INDEX outbox_native ON outbox (network, native) WHERE native IS NOT NULL;
CREATE INDEX outbox_said ON outbox (said, seq);
CREATE INDEX outbox_created ON outbox (created);
