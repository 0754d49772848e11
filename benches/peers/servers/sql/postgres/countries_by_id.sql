SELECT id, code, name FROM country WHERE id = ANY ($1::integer[])
