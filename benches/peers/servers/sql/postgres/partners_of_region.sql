SELECT parent.id AS parent_id, child.*
FROM unnest($1::integer[]) AS parent (id)
CROSS JOIN LATERAL (
    SELECT partner.id, partner.slug, partner.name, upper(partner.kind) AS kind, partner.city,
        partner.country_id, partner.region_id
    FROM partner
    WHERE partner.region_id = parent.id
    ORDER BY partner.position
    LIMIT $2
) AS child
