SELECT id, slug, name, upper(kind) AS kind, city, country_id, region_id
FROM partner
WHERE id IN (SELECT rowid FROM partner_words WHERE partner_words MATCH ?1 || '*')
ORDER BY position
LIMIT ?2
