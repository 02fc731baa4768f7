-- What maintainers said about a ping: "answered already", "no question". Following learns from it.
CREATE TABLE question_feedback (
  id      INTEGER PRIMARY KEY,
  n       INTEGER NOT NULL REFERENCES question (n),
  verdict TEXT NOT NULL CHECK (verdict IN ('answered', 'notaquestion')),
  by      INTEGER NOT NULL REFERENCES person (id),
  at      INTEGER NOT NULL,
  UNIQUE (n, by)
) STRICT;

-- Where else, or when again, the same person asked the same.
CREATE TABLE question_again (
  id      INTEGER PRIMARY KEY,
  n       INTEGER NOT NULL REFERENCES question (n),
  network TEXT NOT NULL,
  channel TEXT NOT NULL,
  thread  TEXT,
  private INTEGER NOT NULL,
  native  TEXT,
  account INTEGER NOT NULL REFERENCES account (id),
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX question_again_n ON question_again (n);
CREATE INDEX question_again_account ON question_again (account, id);

-- When the asker was asked for what the area needs to know.
ALTER TABLE question ADD COLUMN asked_back INTEGER;

-- What was learned about areas: said by a maintainer, or suggested and then decided on.
CREATE TABLE area_lesson (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('word', 'notme')),
  area   TEXT,
  word   TEXT,
  person INTEGER REFERENCES person (id),
  n      INTEGER,
  state  TEXT NOT NULL CHECK (state IN ('accepted', 'rejected')),
  by     INTEGER NOT NULL REFERENCES person (id),
  at     INTEGER NOT NULL
) STRICT;

-- Who takes over whose turn in a rota. A swap waits until the other agrees.
CREATE TABLE rota_cover (
  id     INTEGER PRIMARY KEY,
  area   TEXT NOT NULL,
  turn   TEXT NOT NULL,
  handle TEXT NOT NULL,
  pair   TEXT NOT NULL,
  asked  TEXT,
  by     INTEGER NOT NULL REFERENCES person (id),
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX rota_cover_turn ON rota_cover (area, turn);

CREATE INDEX ping_at ON ping (at);
