SELECT agreement.id, agreement.slug, agreement.title, upper(agreement.kind) AS kind, upper(agreement.stage) AS stage,
    agreement.signed, agreement.starts, agreement.ends
FROM party
JOIN agreement ON agreement.id = party.agreement_id
WHERE party.partner_id = ?
ORDER BY party.agreement_position
LIMIT ?
