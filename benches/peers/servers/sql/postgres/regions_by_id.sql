SELECT id, code, name FROM region WHERE id = ANY ($1::integer[])
