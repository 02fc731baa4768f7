-- What an embedding model made of the FAQ's texts; those of people's messages are never kept.
CREATE TABLE vector (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL,
  -- The text's SHA-256, its first half.
  text TEXT NOT NULL,
  -- 32-bit floats of the machine that wrote them.
  numbers BLOB NOT NULL,
  UNIQUE (model, text)
) STRICT;
