//! What activities can be: kinds, directions, levels of study.

use async_graphql::Enum;
use partnergraph_entity::{activity, activity_level};

/// What is done.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "activity::ActivityKind")]
pub enum ActivityKind {
    /// Students study at the other side for a time.
    StudentExchange,
    /// Teachers and researchers work at the other side for a time.
    FacultyExchange,
    /// Administrative and technical staff work at the other side for a time.
    StaffExchange,
    /// Students go abroad for a short time.
    StudyAbroad,
    /// Joint, double, dual or twinned degrees, also where they are only planned. Programmes of study that both sides give together
    /// without a degree of both are teaching.
    JointDegree,
    /// One side recognises the degrees or credits of the other.
    DegreeRecognition,
    /// Programmes or courses are developed.
    CurriculumDevelopment,
    /// Courses or lectures are given.
    Teaching,
    /// Faculty or staff are trained.
    Training,
    /// Research is done together.
    ResearchCooperation,
    /// Conferences, seminars, symposia or workshops.
    Conference,
    /// Books or articles are published.
    Publication,
    /// Publications or teaching materials are exchanged.
    PublicationExchange,
    /// Information is exchanged.
    InformationExchange,
    /// A library is built up.
    LibraryDevelopment,
    /// The university itself is developed: its management, its schools, its centres.
    InstitutionalDevelopment,
    /// The quality of teaching and research is assured.
    QualityAssurance,
    /// Services for students are developed.
    StudentServices,
    /// Summer schools.
    SummerSchool,
    /// Scholarships are given.
    Scholarship,
    /// Internships are given.
    Internship,
    /// Courses on line.
    OnlineLearning,
    /// Languages are taught or studied.
    LanguageProgramme,
    /// Cultural programmes.
    CulturalProgramme,
    /// Programmes for people outside the university.
    CommunityProgramme,
    /// Buildings, equipment, networks.
    Infrastructure,
    /// Competitions, such as moot courts.
    Competition,
    /// Access to journals, databases or other content.
    ContentAccess,
    /// Something else.
    Other,
}

/// Which way people or goods go.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "activity::Direction")]
pub enum Direction {
    /// From the university to the partner.
    Outgoing,
    /// From the partner to the university.
    Incoming,
    /// Both ways.
    Mutual,
}

/// A level of study.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "activity_level::Level")]
pub enum Level {
    /// Bachelor's and below (ISCED 5 and 6).
    Undergraduate,
    /// Above bachelor's, where the source does not tell master's from doctoral.
    Graduate,
    /// Master's (ISCED 7).
    Master,
    /// Doctoral (ISCED 8).
    Doctoral,
}
