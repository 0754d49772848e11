SELECT id, code, name FROM region ORDER BY position LIMIT $1
