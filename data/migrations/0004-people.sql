-- What somebody opted out of, each by itself: `opted_out` is of unasked answers. Whoever
-- opted out before was promised no public thanks either.
ALTER TABLE person ADD COLUMN unthanked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN uncounted INTEGER NOT NULL DEFAULT 0;
UPDATE person SET unthanked = opted_out;

-- When an account last did something itself: spoke, or contributed. Being in a channel is nothing done.
ALTER TABLE account ADD COLUMN last_active INTEGER;
UPDATE account SET last_active = last_seen WHERE last_place IS NOT NULL;

-- Somebody came back after a year: when, and since when they had been away.
CREATE TABLE returned (
  person INTEGER NOT NULL REFERENCES person (id),
  at     INTEGER NOT NULL,
  since  INTEGER NOT NULL,
  PRIMARY KEY (person, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_at ON returned (at);
CREATE INDEX first_what ON first (what, at);

-- The message that a thank-you stood in, so that deleting it takes the thanks along.
ALTER TABLE kudos ADD COLUMN native TEXT;
CREATE INDEX kudos_native ON kudos (network, native) WHERE native IS NOT NULL;
