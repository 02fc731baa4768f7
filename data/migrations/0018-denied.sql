-- When the asker said that an answer was no help: what was said before that answers it no more.
ALTER TABLE question ADD COLUMN denied INTEGER;
