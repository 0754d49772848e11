-- What a tuned deployment of the peers would have, put into a copy of our tables: the place of each record in our default orders
-- (Unicode collation) as an indexed number, an index for every way that the questions walk, and full text. The table
-- position_of (concept, slug, position) is filled before.

ALTER TABLE region ADD COLUMN position integer;
ALTER TABLE partner ADD COLUMN position integer;
ALTER TABLE agreement ADD COLUMN position integer;
ALTER TABLE activity ADD COLUMN position integer;
ALTER TABLE party ADD COLUMN agreement_position integer;
ALTER TABLE party ADD COLUMN partner_position integer;

CREATE INDEX position_of_slug ON position_of (concept, slug);
UPDATE region SET position = place.position FROM position_of AS place
WHERE place.concept = 'region' AND place.slug = region.code;
UPDATE partner SET position = place.position FROM position_of AS place
WHERE place.concept = 'partner' AND place.slug = partner.slug;
UPDATE agreement SET position = place.position FROM position_of AS place
WHERE place.concept = 'agreement' AND place.slug = agreement.slug;
UPDATE activity SET position = place.position FROM position_of AS place
WHERE place.concept = 'activity' AND place.slug = activity.slug;
UPDATE party SET
    agreement_position = (SELECT agreement.position FROM agreement WHERE agreement.id = party.agreement_id),
    partner_position = (SELECT partner.position FROM partner WHERE partner.id = party.partner_id);
DROP TABLE position_of;

-- What our search reads of a partner.
CREATE VIRTUAL TABLE partner_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4');
INSERT INTO partner_words (rowid, words)
SELECT partner.id, concat_ws(' ',
    partner.name,
    (SELECT group_concat(further.name, ' ') FROM partner_name AS further WHERE further.partner_id = partner.id),
    (SELECT group_concat(known.value, ' ') FROM partner_identifier AS known WHERE known.partner_id = partner.id),
    partner.city,
    (SELECT country.name FROM country WHERE country.id = partner.country_id),
    (SELECT region.name FROM region WHERE region.id = partner.region_id),
    partner.summary)
FROM partner;

CREATE INDEX peers_region ON region (position);
CREATE INDEX peers_partner_region ON partner (region_id, position);
CREATE INDEX peers_party_partner ON party (partner_id, agreement_position, agreement_id);
CREATE INDEX peers_party_agreement ON party (agreement_id, partner_position, partner_id);
CREATE INDEX peers_agreement ON agreement (kind, starts DESC, position);
CREATE INDEX peers_activity ON activity (agreement_id, position, slug, kind, direction);
CREATE INDEX peers_partner_of_region ON partner (id, region_id);
CREATE INDEX peers_partner_country ON partner (country_id, id);

-- The indexes above begin with the same columns.
DROP INDEX ix_partner_region_id;
DROP INDEX ix_partner_country_id;
DROP INDEX ix_party_partner_id;
DROP INDEX ix_activity_agreement_id;

VACUUM;
ANALYZE;
