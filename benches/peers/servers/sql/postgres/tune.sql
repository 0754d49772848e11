-- What a tuned deployment of the peers would have, put into a copy of our tables: the place of each record in our default orders
-- (Unicode collation) as an indexed number, an index for every way that the questions walk, full text, and two functions, which
-- are how PostGraphile's users ask such questions. The table position_of (concept, slug, position) is filled before.

ALTER TABLE region ADD COLUMN position integer;
ALTER TABLE partner ADD COLUMN position integer, ADD COLUMN words tsvector;
ALTER TABLE agreement ADD COLUMN position integer;
ALTER TABLE activity ADD COLUMN position integer;
ALTER TABLE party ADD COLUMN agreement_position integer, ADD COLUMN partner_position integer;

UPDATE region SET position = place.position FROM position_of AS place
WHERE place.concept = 'region' AND place.slug = region.code;
UPDATE partner SET position = place.position FROM position_of AS place
WHERE place.concept = 'partner' AND place.slug = partner.slug;
UPDATE agreement SET position = place.position FROM position_of AS place
WHERE place.concept = 'agreement' AND place.slug = agreement.slug;
UPDATE activity SET position = place.position FROM position_of AS place
WHERE place.concept = 'activity' AND place.slug = activity.slug;
UPDATE party SET agreement_position = agreement.position, partner_position = partner.position FROM agreement, partner
WHERE agreement.id = party.agreement_id AND partner.id = party.partner_id;
DROP TABLE position_of;

-- What our search reads of a partner.
UPDATE partner SET words = to_tsvector('simple', concat_ws(' ',
    partner.name,
    (SELECT string_agg(further.name, ' ') FROM partner_name AS further WHERE further.partner_id = partner.id),
    (SELECT string_agg(known.value, ' ') FROM partner_identifier AS known WHERE known.partner_id = partner.id),
    partner.city,
    (SELECT country.name FROM country WHERE country.id = partner.country_id),
    (SELECT region.name FROM region WHERE region.id = partner.region_id),
    partner.summary));

CREATE INDEX ON partner USING gin (words);
CREATE INDEX ON region (position);
CREATE INDEX ON partner (region_id, position);
CREATE INDEX ON partner (country_id, id);
CREATE INDEX ON party (partner_id, agreement_position) INCLUDE (agreement_id);
CREATE INDEX ON party (agreement_id, partner_position) INCLUDE (partner_id);
CREATE INDEX ON agreement (kind, starts DESC NULLS LAST, position);
CREATE INDEX ON activity (agreement_id, position) INCLUDE (slug, kind, direction);

-- The indexes above begin with the same columns.
DROP INDEX ix_partner_region_id;
DROP INDEX ix_partner_country_id;
DROP INDEX ix_party_partner_id;
DROP INDEX ix_activity_agreement_id;

CREATE FUNCTION search_partners(words text) RETURNS SETOF partner LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT partner.* FROM partner
    WHERE partner.words @@ to_tsquery('simple', replace(search_partners.words, ' ', ' & ') || ':*')
    ORDER BY partner.position
$$;

CREATE FUNCTION activity_statistics() RETURNS TABLE (kind text, region text, count integer) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH agreement_region AS (
        SELECT DISTINCT party.agreement_id, partner.region_id
        FROM party
        JOIN partner ON partner.id = party.partner_id
        WHERE partner.region_id IS NOT NULL
    )
    SELECT upper(activity.kind) AS kind, region.code AS region, count(*)::integer AS count
    FROM activity
    LEFT JOIN agreement_region ON agreement_region.agreement_id = activity.agreement_id
    LEFT JOIN region ON region.id = agreement_region.region_id
    GROUP BY activity.kind, region.code
$$;
