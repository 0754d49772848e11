SELECT parent.id AS parent_id, child.*
FROM unnest($1::integer[]) AS parent (id)
CROSS JOIN LATERAL (
    SELECT agreement.id, agreement.slug, agreement.title, upper(agreement.kind) AS kind, upper(agreement.stage) AS stage,
        agreement.signed, agreement.starts, agreement.ends
    FROM party
    JOIN agreement ON agreement.id = party.agreement_id
    WHERE party.partner_id = parent.id
    ORDER BY party.agreement_position
    LIMIT $2
) AS child
