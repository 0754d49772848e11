SELECT agreement.id, agreement.slug, agreement.title, upper(agreement.kind) AS kind, upper(agreement.stage) AS stage,
    agreement.signed, agreement.starts, agreement.ends, (count(*) OVER ())::integer AS total_count
FROM agreement
WHERE agreement.kind = lower($1) AND agreement.id IN (
    SELECT party.agreement_id
    FROM party
    JOIN partner ON partner.id = party.partner_id
    JOIN country ON country.id = partner.country_id
    WHERE country.code = $2
)
ORDER BY agreement.starts DESC NULLS LAST, agreement.position
LIMIT $3
