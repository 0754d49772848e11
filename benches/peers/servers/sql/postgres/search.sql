SELECT id, slug, name, upper(kind) AS kind, city, country_id, region_id
FROM search_partners($1)
ORDER BY position
LIMIT $2
