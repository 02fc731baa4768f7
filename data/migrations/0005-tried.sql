-- When a row was first tried, as long as nobody knows what became of that: it may have arrived.
ALTER TABLE outbox ADD COLUMN tried INTEGER;
