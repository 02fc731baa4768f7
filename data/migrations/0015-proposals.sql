-- Answers that helped, on their way into the FAQ.
CREATE TABLE proposal (
  id       INTEGER PRIMARY KEY,
  n        INTEGER NOT NULL UNIQUE REFERENCES question (n),
  question TEXT NOT NULL,
  answer   TEXT NOT NULL,
  answerer INTEGER NOT NULL REFERENCES person (id),
  state    TEXT NOT NULL CHECK (state IN ('asked', 'consented', 'refused', 'accepted', 'rejected', 'published', 'failed')),
  entry    TEXT,
  place    TEXT,
  by       INTEGER REFERENCES person (id),
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_state ON proposal (state, id);
