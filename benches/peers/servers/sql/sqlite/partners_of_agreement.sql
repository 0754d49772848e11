SELECT partner.id, partner.slug, partner.name, upper(partner.kind) AS kind, partner.city, partner.country_id, partner.region_id
FROM party
JOIN partner ON partner.id = party.partner_id
WHERE party.agreement_id = ?
ORDER BY party.partner_position
LIMIT ?
