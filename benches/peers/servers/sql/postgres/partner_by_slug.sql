SELECT id, slug, name, upper(kind) AS kind, city, country_id, region_id FROM partner WHERE slug = $1
