-- Which kinds of sentence somebody was given in which week's post, so that the next is another.
-- `who` is a person, or 0 for what is said of all.
CREATE TABLE phrased (
  who  INTEGER NOT NULL,
  slot TEXT NOT NULL,
  week TEXT NOT NULL,
  PRIMARY KEY (who, slot, week)
) STRICT, WITHOUT ROWID;

CREATE INDEX question_answered_by ON question (answered_by, answered_at) WHERE answered_by IS NOT NULL;

-- What a maintainer wants said about somebody in a week's post; NULL leaves them out.
CREATE TABLE post_edit (
  week TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT,
  by   INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (week, name)
) STRICT, WITHOUT ROWID;
