-- When nobody was asked since it hardly asked for help: it is looked at again when something new arrives.
ALTER TABLE question ADD COLUMN doubted INTEGER;
-- When its asker left, where the network tells.
ALTER TABLE question ADD COLUMN asker_left INTEGER;

-- The server showed that a connection nobody vouches for goes by another nick: what it said before it said, too.
CREATE TABLE nick_change (
  id      INTEGER PRIMARY KEY,
  network TEXT NOT NULL,
  before  INTEGER NOT NULL REFERENCES account (id),
  after   INTEGER NOT NULL REFERENCES account (id),
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX nick_change_at ON nick_change (network, at);
CREATE INDEX nick_change_after ON nick_change (after, at);
CREATE INDEX nick_change_before ON nick_change (before);
