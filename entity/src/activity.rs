//! What happens under agreements.

use sea_orm::entity::prelude::*;

use crate::PartialDate;

#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub slug: String,
    pub agreement_id: i32,
    pub kind: ActivityKind,
    pub direction: Option<Direction>,
    pub starts: Option<PartialDate>,
    pub ends: Option<PartialDate>,
    pub summary: Option<String>,
}

/// What is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum ActivityKind {
    #[default]
    StudentExchange,
    FacultyExchange,
    StaffExchange,
    StudyAbroad,
    JointDegree,
    DegreeRecognition,
    CurriculumDevelopment,
    Teaching,
    Training,
    ResearchCooperation,
    Conference,
    Publication,
    PublicationExchange,
    InformationExchange,
    LibraryDevelopment,
    InstitutionalDevelopment,
    QualityAssurance,
    StudentServices,
    SummerSchool,
    Scholarship,
    Internship,
    OnlineLearning,
    LanguageProgramme,
    CulturalProgramme,
    CommunityProgramme,
    Infrastructure,
    Competition,
    ContentAccess,
    Other,
}

/// Which way people or goods go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Direction {
    #[default]
    Outgoing,
    Incoming,
    Mutual,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
