//! What the directory is ordered by: regions and countries, the home university with its units, and the programmes. Fields
//! of study are those of the built-in dataset.

use partnergraph_entity::{
    country, programme, region,
    unit::{self, UnitKind},
    university,
};

use super::{
    Generator,
    countries::{Country, REGIONS},
    id,
    naming::{Slugs, acronym, slug},
};

/// The university's parts: kind, name, and which part further up in the list contains it.
const UNITS: &[(UnitKind, &str, Option<&str>)] = {
    use UnitKind::{Campus, Centre, Clinic, Department, Institute, Library, Office, Press, School};
    const HUMANITIES: Option<&str> = Some("School of Humanities");
    const ENGINEERING: Option<&str> = Some("School of Engineering");
    const SCIENCE: Option<&str> = Some("School of Science");
    const ECONOMICS: Option<&str> = Some("School of Economics and Management");
    const MEDICINE: Option<&str> = Some("School of Medicine");
    &[
        (School, "School of Humanities", None),
        (Department, "Department of History", HUMANITIES),
        (Department, "Department of Languages and Literature", HUMANITIES),
        (Department, "Department of Philosophy", HUMANITIES),
        (School, "School of Engineering", None),
        (Department, "Department of Civil Engineering", ENGINEERING),
        (Department, "Department of Electrical Engineering", ENGINEERING),
        (Department, "Department of Petroleum Engineering", ENGINEERING),
        (Centre, "Centre for Energy Systems", ENGINEERING),
        (School, "School of Science", None),
        (Department, "Department of Biology", SCIENCE),
        (Department, "Department of Mathematics", SCIENCE),
        (Department, "Department of Physics", SCIENCE),
        (Institute, "Institute of Marine Research", SCIENCE),
        (School, "School of Economics and Management", None),
        (Department, "Department of Accounting and Finance", ECONOMICS),
        (Centre, "Centre for Entrepreneurship", ECONOMICS),
        (School, "School of Law", None),
        (Clinic, "Law Clinic", Some("School of Law")),
        (School, "School of Medicine", None),
        (Department, "Department of Public Health", MEDICINE),
        (Clinic, "Teaching Hospital", MEDICINE),
        (School, "School of Education", None),
        (School, "Graduate School", None),
        (Campus, "Harbour Campus", None),
        (Library, "University Library", None),
        (Department, "Rare Books and Maps", Some("University Library")),
        (Press, "University Press", None),
        (Office, "International Office", None),
        (Office, "Mobility Desk", Some("International Office")),
        (Office, "Career Centre", None),
        (Centre, "Language Centre", None),
    ]
};

/// Programmes are called by one of each, in every combination.
const PROGRAMMES: (&[&str], &[&str]) = (
    &["Aurora", "Bridges", "Compass", "Delta", "Horizon Line", "Lantern", "Meridian", "Silk Road"],
    &[
        "Capacity Building Action",
        "Doctoral Network",
        "Mobility Programme",
        "Research Grants",
        "Scholarship Scheme",
    ],
);

impl Generator {
    pub fn directory(&mut self) {
        for region in REGIONS {
            let parent_id = region.parent.and_then(|code| self.region(code));
            let region_id = id(self.rows.regions.len());
            let (code, name) = (region.code.to_owned(), region.name.to_owned());
            self.rows.regions.push(region::Model { id: region_id, code, name, parent_id });
            for country in region.countries {
                self.country(country, region_id);
            }
        }
        for &(kind, name, within) in UNITS {
            self.unit(kind, name, within);
        }
        self.rows.universities.push(university::Model {
            id: university::ID,
            slug: "meridian-university".to_owned(),
            name: "Meridian University".to_owned(),
            city: Some("Port Meridian".to_owned()),
            summary: Some(
                "A university that does not exist; its partners and agreements are made up.".to_owned(),
            ),
            ..university::Model::default()
        });
    }

    fn region(&self, code: &str) -> Option<i32> {
        self.rows.regions.iter().find(|region| region.code == code).map(|region| region.id)
    }

    fn country(&mut self, &(code, name, tongue, weight): &Country, region_id: i32) {
        let index = self.rows.countries.len();
        self.tongues.push(((index, tongue), weight));
        let (code, name) = (code.to_owned(), name.to_owned());
        self.rows.countries.push(country::Model { id: id(index), code, name, region_id: Some(region_id) });
    }

    fn unit(&mut self, kind: UnitKind, name: &str, within: Option<&str>) {
        let units = &self.rows.units;
        let parent = within.and_then(|within| units.iter().find(|unit| unit.name == within));
        let (id, parent_id) = (id(units.len()), parent.map(|unit| unit.id));
        self.rows.units.push(unit::Model { id, slug: slug(name), name: name.to_owned(), kind, parent_id });
    }

    /// Most programmes are run by an organization among the partners.
    pub fn programmes(&mut self) {
        let mut slugs = Slugs::default();
        for name in PROGRAMMES
            .0
            .iter()
            .flat_map(|first| PROGRAMMES.1.iter().map(move |last| format!("{first} {last}")))
        {
            let organizations = &self.rows.organizations;
            let agency = (!organizations.is_empty() && self.draw.percent(90))
                .then(|| self.draw.one(organizations).partner_id);
            let summary = self.draw.maybe(60, |draw| {
                let (whom, most) =
                    (*draw.one(&["students", "teachers", "consortia", "young scholars"]), draw.between(2, 5));
                format!("Pays {whom} for up to {most} years.")
            });
            self.rows.programmes.push(programme::Model {
                id: id(self.rows.programmes.len()),
                slug: slugs.unique(&name),
                acronym: Some(acronym(&name)),
                name,
                agency_id: agency,
                summary,
            });
        }
    }
}
