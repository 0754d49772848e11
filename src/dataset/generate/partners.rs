//! Partners of both kinds, all over the world but not evenly, with the names that they have besides the shown one. How
//! things are called is told in `naming`, identifiers are in `identifiers`.

use partnergraph_entity::{
    institution::{self, InstitutionKind},
    organization::{self, OrganizationKind},
    partner::{self, PartnerKind},
    partner_name::{self, NameKind},
};

use super::{
    Generator, id,
    identifiers::Identifiers,
    naming::{Slugs, Town, acronym, misspelt},
    tongues::Tongue,
};

/// Names with `{}` for the town and `{subject}` for what it deals with, each kind as often as its weight says.
type Kinds<K> = &'static [((K, &'static [&'static str]), usize)];

const INSTITUTIONS: Kinds<InstitutionKind> = {
    use InstitutionKind::{
        BusinessSchool, College, Institute, Other, ResearchInstitute, University, UniversityOfAppliedSciences,
    };
    &[
        (
            (
                University,
                &[
                    "University of {}",
                    "{} University",
                    "{} State University",
                    "{} Technical University",
                    "{} Medical University",
                    "{} University of {subject}",
                ],
            ),
            62,
        ),
        ((UniversityOfAppliedSciences, &["{} University of Applied Sciences", "{} Polytechnic"]), 10),
        ((BusinessSchool, &["{} Business School", "{} School of Management"]), 5),
        ((College, &["{} College", "{} College of {subject}"]), 8),
        ((Institute, &["{} Institute of Technology", "{} Institute of {subject}"]), 8),
        ((ResearchInstitute, &["Research Institute of {subject} in {}", "{} Laboratory of {subject}"]), 5),
        ((Other, &["{} Academy of {subject}", "{} Seminary"]), 2),
    ]
};

const ORGANIZATIONS: Kinds<OrganizationKind> = {
    use OrganizationKind::{
        Association, Company, Consortium, DevelopmentBank, Foundation, Government, Intergovernmental,
        NonGovernmental, Other, Periodical, ProgrammeAgency, Publisher, ResearchCentre,
    };
    &[
        ((Government, &["City of {}", "{} Regional Council", "{} Department of {subject}"]), 14),
        ((Intergovernmental, &["{} Convention on {subject}"]), 2),
        ((DevelopmentBank, &["{} Development Bank"]), 2),
        ((Foundation, &["{} Foundation", "{} Foundation for {subject}"]), 14),
        ((Company, &["{} Energy", "{} Systems", "{} Shipping Company", "{} Pharmaceuticals"]), 22),
        ((Association, &["{} Association of {subject}", "Learned Society of {}"]), 12),
        ((Consortium, &["{} Consortium", "{} Network of Universities"]), 5),
        ((NonGovernmental, &["Friends of {}", "{} Youth Forum", "{} Aid"]), 12),
        ((ProgrammeAgency, &["{} Agency for Mobility"]), 4),
        ((ResearchCentre, &["{} Centre for {subject}"]), 6),
        ((Publisher, &["{} Press"]), 3),
        ((Periodical, &["{} Journal of {subject}"]), 2),
        ((Other, &["{} Museum", "{} Library", "{} Hospital"]), 2),
    ]
};

const SUBJECTS: &[&str] = &[
    "Agriculture",
    "Architecture",
    "Economics",
    "Education",
    "Energy",
    "Fine Arts",
    "Forestry",
    "Law",
    "Marine Biology",
    "Medicine",
    "Music",
    "Nursing",
    "Oil and Gas",
    "Pharmacy",
    "Social Work",
    "Sport",
    "Tourism",
    "Veterinary Medicine",
    "Water Management",
];

/// What is known of a partner while it is made.
pub struct Partner<'a> {
    pub id: i32,
    pub slug: &'a str,
    pub name: &'a str,
    pub town: Town,
    pub tongue: &'static Tongue,
    pub country: &'a str,
    pub is_institution: bool,
}

impl Generator {
    pub fn partners(&mut self) {
        let (mut slugs, mut identifiers) = (Slugs::default(), Identifiers::default());
        for id in (0..self.size.partners).map(id) {
            let (country, tongue) = self.draw.weighted(&self.tongues);
            let town = Town::draw(&mut self.draw, tongue);
            let is_institution = self.draw.percent(70);
            let name = self.name_and_detail(id, is_institution, tongue, &town);
            let slug = slugs.unique(&name);
            self.base_row(id, &slug, &name, is_institution, country, &town);
            let country = self.rows.countries[country].code.clone();
            let partner =
                Partner { id, slug: &slug, name: &name, town, tongue, country: &country, is_institution };
            self.names(&partner);
            self.rows.partner_identifiers.extend(identifiers.of(&mut self.draw, &partner));
        }
    }

    /// The shown name, some of them in the partner's own language; the row of its kind is added.
    fn name_and_detail(
        &mut self,
        partner_id: i32,
        is_institution: bool,
        tongue: &Tongue,
        town: &Town,
    ) -> String {
        let subject = *self.draw.one(SUBJECTS);
        let patterns = if is_institution {
            let (kind, patterns) = self.draw.weighted(INSTITUTIONS);
            self.rows.institutions.push(institution::Model { partner_id, kind });
            let shows_own = kind == InstitutionKind::University && town.latin == town.own;
            if shows_own && self.draw.percent(25) { tongue.universities } else { patterns }
        } else {
            let (kind, patterns) = self.draw.weighted(ORGANIZATIONS);
            self.rows.organizations.push(organization::Model { partner_id, kind });
            patterns
        };
        self.draw.one(patterns).replace("{}", &town.latin).replace("{subject}", subject)
    }

    fn base_row(
        &mut self,
        id: i32,
        slug: &str,
        name: &str,
        is_institution: bool,
        country: usize,
        town: &Town,
    ) {
        let draw = &mut self.draw;
        let country = &self.rows.countries[country];
        let kind = if is_institution { PartnerKind::Institution } else { PartnerKind::Organization };
        self.rows.partners.push(partner::Model {
            id,
            slug: slug.to_owned(),
            kind,
            name: name.to_owned(),
            region_id: draw.maybe(96, |_| country.region_id).flatten(),
            country_id: draw.maybe(97, |_| country.id),
            city: draw.maybe(85, |_| town.latin.clone()),
            website: draw.maybe(80, |_| format!("https://www.{slug}.example")),
            summary: draw.maybe(15, |draw| {
                format!("Known to the university for its work on {}.", draw.one(SUBJECTS).to_lowercase())
            }),
        });
    }

    fn names(&mut self, partner: &Partner) {
        let Partner { tongue, town, .. } = partner;
        let draw = &mut self.draw;
        let own_language = Some(tongue.tag.to_owned());
        let english = Some("en".to_owned());
        let short = acronym(partner.name);
        let official = draw.one(tongue.universities).replace("{}", &town.own);
        let names = [
            (
                NameKind::Official,
                draw.maybe(30, |_| official).filter(|_| partner.is_institution),
                own_language,
            ),
            (NameKind::Published, draw.maybe(25, |draw| misspelt(draw, partner.name)), None),
            (NameKind::Acronym, draw.maybe(30, |_| short).filter(|short| short.chars().count() > 1), None),
            (NameKind::Former, draw.maybe(5, |_| format!("{} Institute", town.latin)), english),
            (
                NameKind::Translation,
                draw.maybe(3, |_| format!("Université de {}", town.latin)),
                Some("fr".to_owned()),
            ),
            (NameKind::Alias, draw.maybe(4, |_| format!("{} Uni", town.latin)), None),
        ];
        let is_new = |name: &String| name != partner.name;
        self.rows.partner_names.extend(names.into_iter().filter_map(|(kind, name, language)| {
            let name = name.filter(is_new)?;
            Some(partner_name::Model { partner_id: partner.id, kind, name, language })
        }));
    }
}
