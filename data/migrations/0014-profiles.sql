-- Whose profile on the forge a code is to stand in, where the forge is asked and not only listened to.
ALTER TABLE link_code ADD COLUMN login TEXT;
CREATE INDEX link_code_login ON link_code (forge, at) WHERE login IS NOT NULL AND used = 0;
