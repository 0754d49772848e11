WITH agreement_region AS (
    SELECT DISTINCT party.agreement_id, partner.region_id
    FROM party
    JOIN partner ON partner.id = party.partner_id
    WHERE partner.region_id IS NOT NULL
)
SELECT upper(activity.kind) AS kind, region.code AS region, count(*) AS count
FROM activity
LEFT JOIN agreement_region ON agreement_region.agreement_id = activity.agreement_id
LEFT JOIN region ON region.id = agreement_region.region_id
GROUP BY activity.kind, region.code
