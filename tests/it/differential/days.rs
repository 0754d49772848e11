//! Days in SQL: what a date of limited precision stands for, how agreements stand on a day, and what is there as of one.

use super::{filter::Period, question::Question};
use crate::support::program::TODAY;

/// The first day that a date can mean.
pub fn first_day(date: &str) -> String {
    format!("({date} || substr('-01-01', length({date}) - 3))")
}

/// The last day that a date can mean.
pub fn last_day(date: &str) -> String {
    let first = first_day(date);
    format!(
        "CASE length({date}) WHEN 4 THEN {date} || '-12-31' WHEN 7 THEN date({first}, '+1 month', '-1 day') ELSE {date} END"
    )
}

/// The day so much after or before the day that is asked about; `sign` tells which.
pub fn later(period: Period, sign: char) -> String {
    let Period { years, months, days } = period;
    format!(
        "date((SELECT day FROM clock), '{sign}{} months', 'floor', '{sign}{days} days')",
        12 * years + months
    )
}

/// Whether a day has passed.
pub fn is_past(day: &str) -> String {
    format!("{day} < '{TODAY}'")
}

/// How an agreement stands on a day. On a day that has passed, what is known today of its end is known, and a signing is a
/// start where none is known.
pub fn status(day: &str, past: &str) -> String {
    let today = format!("'{TODAY}'");
    let ends = last_day("ends");
    let begins = format!("coalesce({}, iif({past}, {}, NULL))", first_day("starts"), first_day("signed"));
    format!(
        "CASE
            WHEN {ends} < {day} THEN 'EXPIRED'
            WHEN stage = 'ended' AND coalesce({ends} >= {today}, 1) THEN 'EXPIRED'
            WHEN stage IN ('proposed', 'preliminary') THEN 'PROPOSED'
            WHEN {begins} > {day} THEN 'UPCOMING'
            WHEN {begins} IS NULL AND ({past} OR stage = 'unknown') THEN 'UNKNOWN'
            WHEN ends IS NULL AND NOT indefinite AND stage = 'unknown' THEN 'UNKNOWN'
            WHEN {ends} <= date({day}, '+12 months', 'floor') THEN 'EXPIRING'
            ELSE 'ACTIVE'
        END"
    )
}

/// What every query begins with: tables of the same names that hold only what was there on a past day, and what follows
/// from the day.
pub fn prelude(question: &Question) -> String {
    let day = question.day.as_deref().unwrap_or(TODAY);
    let then = if day < TODAY { past() } else { String::new() };
    format!(
        "WITH RECURSIVE clock(day) AS (VALUES ('{day}')), {then}
        agreement_status AS (SELECT id, {} AS status FROM agreement),
        {}, {},
        region_path(node, above) AS (
            SELECT id, id FROM region
            UNION ALL SELECT node, parent_id FROM region_path JOIN region ON id = above WHERE parent_id IS NOT NULL
        ),
        unit_path(node, above) AS (
            SELECT id, id FROM unit
            UNION ALL SELECT node, parent_id FROM unit_path JOIN unit ON id = above WHERE parent_id IS NOT NULL
        ),
        field_path(node, above) AS (
            SELECT narrow.id, broad.id FROM field AS narrow
            JOIN field AS broad ON broad.code = substr(narrow.code, 1, length(broad.code))
        ),
        partner_region(item, value, located) AS (
            SELECT partner.id, partner.region_id, coalesce(partner.region_id, country.region_id)
            FROM partner LEFT JOIN country ON country.id = country_id
        )",
        status("(SELECT day FROM clock)", &is_past("(SELECT day FROM clock)")),
        active_year(),
        renewed()
    )
}

/// Each agreement with the years in which it was in force, `never`, or nothing where that is not known.
fn active_year() -> String {
    let (begins, ends) = (first_day("coalesce(starts, signed)"), last_day("ends"));
    format!(
        "years(year) AS (SELECT 1980 UNION ALL SELECT year + 1 FROM years WHERE year < 2040),
        known AS (
            SELECT id, {begins} AS begins, coalesce({ends}, '9999-12-31') AS ends FROM agreement
            WHERE {begins} IS NOT NULL AND CASE stage
                WHEN 'in_force' THEN 1
                WHEN 'ended' THEN coalesce({ends} < '{TODAY}', 0)
                WHEN 'unknown' THEN ends IS NOT NULL OR indefinite
                ELSE 0
            END
        ),
        active_year AS (
            SELECT agreement.id AS id, CASE
                WHEN stage IN ('proposed', 'preliminary') THEN 'never'
                WHEN known.id IS NULL THEN NULL
                ELSE coalesce(CAST(year AS TEXT), 'never')
            END AS year
            FROM agreement CROSS JOIN clock
            LEFT JOIN known ON known.id = agreement.id
            LEFT JOIN years ON known.begins <= known.ends AND known.begins <= day
                AND known.begins <= year || '-12-31' AND known.ends >= year || '-01-01'
                AND year <= CAST(substr(day, 1, 4) AS INTEGER)
        )"
    )
}

/// The agreements that another has followed, directly or through others.
fn renewed() -> String {
    "renewal(id, renewer) AS (
        SELECT renews_id, id FROM agreement WHERE renews_id IS NOT NULL
        UNION SELECT renewal.id, agreement.id FROM renewal JOIN agreement ON agreement.renews_id = renewal.renewer
    ),
    renewed AS (
        SELECT renewal.id AS id FROM renewal
        JOIN agreement ON agreement.id = renewal.renewer
        JOIN agreement_status ON agreement_status.id = renewal.renewer
        WHERE stage IN ('in_force', 'ended') OR (stage = 'unknown' AND (signed IS NOT NULL OR status <> 'UNKNOWN'))
    )"
    .to_owned()
}

/// Without the agreements, activities and memberships that began later, and without the partners that only have such.
fn past() -> String {
    let (agreement, starts) = (first_day("coalesce(signed, starts)"), first_day("starts"));
    let begun = |begins: &str| format!("coalesce({begins} <= (SELECT day FROM clock), 1)");
    format!(
        "agreement AS (SELECT * FROM main.agreement WHERE {}),
        activity AS (
            SELECT * FROM main.activity WHERE agreement_id IN (SELECT id FROM agreement) AND {started}
        ),
        membership AS (SELECT * FROM main.membership WHERE {started}),
        party AS (SELECT * FROM main.party WHERE agreement_id IN (SELECT id FROM agreement)),
        agreement_unit AS (
            SELECT * FROM main.agreement_unit WHERE agreement_id IN (SELECT id FROM agreement)
        ),
        activity_level AS (SELECT * FROM main.activity_level WHERE activity_id IN (SELECT id FROM activity)),
        activity_field AS (SELECT * FROM main.activity_field WHERE activity_id IN (SELECT id FROM activity)),
        partner AS (
            SELECT * FROM main.partner
            WHERE id IN (SELECT partner_id FROM party UNION SELECT partner_id FROM membership)
            OR id NOT IN (SELECT partner_id FROM main.party UNION SELECT partner_id FROM main.membership)
        ),",
        begun(&agreement),
        started = begun(&starts)
    )
}
