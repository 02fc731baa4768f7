-- The forge itself said that it was somebody's first: so it is, also before the past was read.
ALTER TABLE contribution ADD COLUMN said_first INTEGER NOT NULL DEFAULT 0;
