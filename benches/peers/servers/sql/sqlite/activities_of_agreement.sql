SELECT id, slug, upper(kind) AS kind, upper(direction) AS direction
FROM activity
WHERE agreement_id = ?
ORDER BY position
LIMIT ?
