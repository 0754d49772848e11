SELECT agreement.id, agreement.slug, agreement.title, upper(agreement.kind) AS kind, upper(agreement.stage) AS stage,
    agreement.signed, agreement.starts, agreement.ends, count(*) OVER () AS total_count
FROM agreement
WHERE agreement.kind = lower(?1) AND agreement.id IN (
    SELECT party.agreement_id
    FROM country
    JOIN partner ON partner.country_id = country.id
    JOIN party ON party.partner_id = partner.id
    WHERE country.code = ?2
)
ORDER BY agreement.starts DESC, agreement.position
LIMIT ?3
