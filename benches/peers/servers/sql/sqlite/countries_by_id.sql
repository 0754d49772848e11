SELECT id, code, name FROM country WHERE id = ?
