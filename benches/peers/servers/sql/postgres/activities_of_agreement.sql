SELECT parent.id AS parent_id, child.*
FROM unnest($1::integer[]) AS parent (id)
CROSS JOIN LATERAL (
    SELECT activity.id, activity.slug, upper(activity.kind) AS kind, upper(activity.direction) AS direction
    FROM activity
    WHERE activity.agreement_id = parent.id
    ORDER BY activity.position
    LIMIT $2
) AS child
