SELECT id, code, name FROM region WHERE id = ?
