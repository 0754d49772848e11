//! The questions that are measured, and how long each may take. To add one, add it to its group; how it is asked is told in
//! `ask`.

/// Questions of a kind, which may all take so long.
pub struct Group {
    pub name: &'static str,
    /// In milliseconds.
    pub target: u32,
    pub questions: &'static [Question],
}

pub struct Question {
    pub name: &'static str,
    pub document: &'static str,
    pub page: Page,
}

/// Which page is asked for, through the variables `$first`, `$last` and `$after`.
#[derive(Clone, Copy)]
pub enum Page {
    /// What the document says; it has no such variables.
    Given,
    First,
    /// The one that begins 100 items before the end. The document asks for `pageInfo { startCursor }`.
    Deep,
}

pub const GROUPS: &[Group] = &[
    Group { name: "five", target: 15, questions: FIVE },
    Group { name: "lists", target: 15, questions: LISTS },
    Group { name: "statistics", target: 25, questions: STATISTICS },
    Group { name: "search", target: 5, questions: SEARCH },
];

/// A document of sixty fields, as a page of a front end has it, whose answer is short.
pub const DOCUMENT: &str = "query Page($code: String = \"asia\") {
    registry { revision today counts { regions countries partners agreements activities programmes units } }
    region(code: $code) { id code name parent { id code name } countries(first: 1) { totalCount nodes { ...Place } }
        partners(first: 1, orderBy: [{field: NAME}]) { totalCount nodes { ...Partner } pageInfo { hasNextPage endCursor } } }
    agreements(first: 1, filter: {status: {eq: EXPIRING}}) { totalCount nodes { ...Agreement
        partners(first: 2) { nodes { ...Partner } } activities(first: 2) { nodes { id slug kind direction summary } } } } }
    fragment Place on Country { id code name region { id code name } }
    fragment Partner on Partner { id slug name kind city website summary country { ...Place } region { id code name } }
    fragment Agreement on Agreement { id slug title kind stage status signed starts ends summary }";

/// The five questions of the comparison with other servers, in `benches/peers`, at its large size.
pub const FIVE: &[Question] = &[
    Question {
        name: "nested walk",
        page: Page::Given,
        document: "{ regions(first: 100) { nodes { code name
            partners(first: 25) { nodes { slug name
              agreements(first: 10) { nodes { slug title kind
                activities(first: 10) { nodes { slug kind } } } } } } } } }",
    },
    Question {
        name: "filtered list",
        page: Page::Given,
        document: "{ agreements(first: 50, filter: {kind: {eq: EXCHANGE}, partners: {some: {country: {code: {eq: \"DE\"}}}}}
              orderBy: [{field: STARTS, direction: DESC}]) {
              totalCount nodes { slug title starts partners(first: 10) { nodes { slug name } } } } }",
    },
    Question {
        name: "statistic",
        page: Page::Given,
        document: "{ activities(first: 0) { statistics(by: [{dimension: KIND}, {dimension: REGION}]) {
              groups { keys { value } count } } } }",
    },
    Question {
        name: "dossier",
        page: Page::Given,
        document: "{ partner(by: {slug: \"althausen-medical-university\"}) {
              slug name kind city country { code name } region { code name }
              agreements(first: 25) { nodes { slug title kind stage signed starts ends
                activities(first: 25) { nodes { slug kind direction } }
                partners(first: 25) { nodes { slug name } } } } } }",
    },
    Question {
        name: "search",
        page: Page::Given,
        document: "{ search(text: \"china marine\", kinds: [PARTNER], first: 20) { node { ... on Partner { slug name } } } }",
    },
];

/// Filter, order and page.
const LISTS: &[Question] = &[
    Question {
        name: "activities of a country's partners, by title of agreement, deep",
        page: Page::Deep,
        document: "query ($first: Int, $last: Int, $after: String) {
            activities(first: $first, last: $last, after: $after
                filter: {partners: {some: {country: {code: {eq: \"DE\"}}}}, level: {eq: MASTER}}
                orderBy: [{field: AGREEMENT, direction: DESC}]) {
                totalCount pageInfo { startCursor endCursor } nodes { slug kind agreement { title } } } }",
    },
    Question {
        name: "all activities, by title of agreement and start, deep",
        page: Page::Deep,
        document: "query ($first: Int, $last: Int, $after: String) {
            activities(first: $first, last: $last, after: $after
                orderBy: [{field: AGREEMENT, direction: DESC}, {field: STARTS}]) {
                totalCount pageInfo { startCursor endCursor } nodes { slug agreement { title } } } }",
    },
    Question {
        name: "all agreements, by start and title, deep",
        page: Page::Deep,
        document: "query ($first: Int, $last: Int, $after: String) {
            agreements(first: $first, last: $last, after: $after
                orderBy: [{field: STARTS, direction: DESC}, {field: TITLE}]) {
                totalCount pageInfo { startCursor endCursor } nodes { title starts ends } } }",
    },
    Question {
        name: "partners by part of a name, by country",
        page: Page::First,
        document: "query ($first: Int) {
            partners(first: $first, filter: {name: {contains: \"universit\"}}, orderBy: [{field: COUNTRY}]) {
                totalCount pageInfo { endCursor } nodes { name country { name } } } }",
    },
    Question {
        name: "partners by a name that nobody has",
        page: Page::First,
        document: "query ($first: Int) {
            partners(first: $first, filter: {name: {contains: \"zzyzx\"}}) { totalCount nodes { name } } }",
    },
    Question {
        name: "agreements through partners, their agreements and activities",
        page: Page::First,
        document: "query ($first: Int) {
            agreements(first: $first, orderBy: [{field: ENDS, direction: DESC}]
                filter: {partners: {some: {country: {code: {in: [\"DE\", \"FR\"]}}
                    agreements: {some: {stage: {eq: IN_FORCE}
                        activities: {some: {kind: {eq: JOINT_DEGREE}, fields: {some: {code: {startsWith: \"04\"}}}}}}}}}}) {
                totalCount nodes { title ends partners(first: 3) { nodes { name } } } } }",
    },
    Question {
        name: "partners with none and every",
        page: Page::First,
        document: "query ($first: Int) {
            partners(first: $first, orderBy: [{field: COUNTRY, direction: DESC}, {field: NAME}]
                filter: {activities: {none: {level: {eq: DOCTORAL}}}
                    agreements: {some: {}, every: {stage: {in: [IN_FORCE, ENDED]}}}}) {
                totalCount nodes { name country { name } } } }",
    },
    Question {
        name: "agreements with and, or, not, by status and unit",
        page: Page::First,
        document: "query ($first: Int) {
            agreements(first: $first, orderBy: [{field: ENDS}]
                filter: {or: [{status: {in: [ACTIVE, EXPIRING]}}, {kind: {eq: EXCHANGE}}]
                    and: [{units: {some: {name: {contains: \"law\"}}}}, {not: {programme: {name: {contains: \"aurora\"}}}}]
                    not: {partners: {some: {region: {code: {in: [\"nordic-countries\", \"western-europe\"]}}}}}}) {
                totalCount nodes { title status ends } } }",
    },
    Question {
        name: "activities outside a part of the world, by start, deep",
        page: Page::Deep,
        document: "query ($first: Int, $last: Int, $after: String) {
            activities(first: $first, last: $last, after: $after, orderBy: [{field: STARTS, direction: DESC}]
                filter: {partners: {none: {region: {parent: {code: {eq: \"europe\"}}}}}, direction: {not: MUTUAL}}) {
                totalCount pageInfo { startCursor endCursor } nodes { slug direction starts } } }",
    },
    Question {
        name: "countries whose every partner has an active agreement",
        page: Page::First,
        document: "query ($first: Int) {
            countries(first: $first, orderBy: [{field: NAME, direction: DESC}]
                filter: {partners: {some: {}, every: {agreements: {some: {status: {eq: ACTIVE}}}}}}) {
                totalCount nodes { name partners(first: 1) { totalCount } } } }",
    },
    Question {
        name: "a region with its partners, agreements and activities",
        page: Page::Given,
        document: "{ region(code: \"western-europe\") {
            partners(first: 10, filter: {agreements: {some: {kind: {eq: DEGREE}}}}, orderBy: [{field: COUNTRY}]) {
                totalCount
                nodes { name agreements(first: 5, orderBy: [{field: STARTS, direction: DESC}]) { totalCount nodes {
                    title activities(first: 5, filter: {level: {eq: MASTER}}) { totalCount nodes { kind summary } } } } } } } }",
    },
    Question {
        name: "fields of study by activities with partners elsewhere",
        page: Page::First,
        document: "query ($first: Int) {
            fields(first: $first, orderBy: [{field: NAME}]
                filter: {activities: {some: {kind: {eq: SUMMER_SCHOOL}
                    agreement: {partners: {every: {country: {region: {code: {eq: \"eastern-asia\"}}}}}}}}}) {
                totalCount nodes { code name } } }",
    },
];

/// Counts by two dimensions.
const STATISTICS: &[Question] = &[
    Question {
        name: "agreements by country and year of start",
        page: Page::Given,
        document: "{ agreements(first: 0) { statistics(by: [{dimension: COUNTRY}, {dimension: START_YEAR}]) {
            axes { keys { value label } } groups { keys { value } count share } } } }",
    },
    Question {
        name: "activities by kind and region",
        page: Page::Given,
        document: "{ activities(first: 0) { statistics(by: [{dimension: KIND}, {dimension: REGION}]) {
            axes { keys { value label } } groups { keys { value } count } } } }",
    },
    Question {
        name: "activities of joint degrees by field and level, the ten most frequent fields",
        page: Page::Given,
        document: "{ activities(first: 0, filter: {kind: {eq: JOINT_DEGREE}}) {
            statistics(by: [{dimension: FIELD, top: 10}, {dimension: LEVEL}], orderBy: [{field: COUNT, direction: DESC}]) {
                groups { keys { label } count share } } } }",
    },
    Question {
        name: "agreements in force each year by kind",
        page: Page::Given,
        document: "{ agreements(first: 0) { statistics(by: [{dimension: ACTIVE_YEAR, fill: true}, {dimension: KIND}]) {
            axes { keys { value } } groups { keys { value } count } } } }",
    },
    Question {
        name: "partners by country and kind of activity, the most frequent hundred",
        page: Page::Given,
        document: "{ partners(first: 0) { statistics(first: 100, orderBy: [{field: COUNT, direction: DESC}]
            by: [{dimension: COUNTRY}, {dimension: ACTIVITY_KIND}]) {
                groups { keys { label } count } rest { groups count } } } }",
    },
    Question {
        name: "facets of agreements with partners of a country",
        page: Page::Given,
        document: "{ agreements(first: 0, filter: {partners: {some: {country: {code: {eq: \"DE\"}}}}}) {
            facets { kind { value count } status { value count } unit { value { name } count } year { value count } } } }",
    },
];

/// Search over all names.
const SEARCH: &[Question] = &[
    Question {
        name: "the beginning of a word that many names have",
        page: Page::Given,
        document: "{ search(text: \"univ\") { kind node { id } matched { text field highlights { start end } } } }",
    },
    Question {
        name: "a single letter",
        page: Page::Given,
        document: "{ search(text: \"u\") { kind node { id } matched { text field highlights { start end } } } }",
    },
    Question {
        name: "a name with two slips, without accents",
        page: Page::Given,
        document: "{ search(text: \"universitat grunbreg\") { kind node { id } matched { text field highlights { start end } } } }",
    },
    Question {
        name: "several words that no record has all of",
        page: Page::Given,
        document: "{ search(text: \"joint degrees law marine biology takayama grunberg\") { kind node { id } matched { text field highlights { start end } } } }",
    },
    Question {
        name: "partners by place, a hundred",
        page: Page::Given,
        document: "{ search(text: \"germany technical\", kinds: [PARTNER], first: 100) { kind node { id } matched { text field highlights { start end } } } }",
    },
];
