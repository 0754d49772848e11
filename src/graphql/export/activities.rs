//! The table of activities: one row an activity, with the agreement that it happens under.

use serde_json::Value;

use super::{
    Column, Exported,
    agreements::{country_names, partner_names},
    date, named, optional, text,
};
use crate::graphql::{
    View,
    activity::{Activity, ActivityKind, Direction, Level},
    kit::Item,
};

impl Exported for Activity {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column { name: "slug", value: |view, activity| text(&activity.row_in(view).slug) },
            Column {
                name: "kind",
                value: |view, activity| named(&ActivityKind::from(activity.row_in(view).kind)),
            },
            Column { name: "direction", value: direction },
            Column { name: "levels", value: levels },
            Column { name: "fields", value: fields },
            Column { name: "starts", value: |view, activity| date(activity.row_in(view).starts) },
            Column { name: "ends", value: |view, activity| date(activity.row_in(view).ends) },
            Column { name: "agreement", value: |view, activity| text(&agreement(view, activity).slug) },
            Column { name: "agreementTitle", value: |view, activity| text(&agreement(view, activity).title) },
            Column { name: "partners", value: partners },
            Column { name: "countries", value: countries },
            Column {
                name: "summary",
                value: |view, activity| optional(activity.row_in(view).summary.as_ref()),
            },
        ]
    }
}

fn direction(view: &View, activity: Activity) -> Value {
    activity.row_in(view).direction.map_or(Value::Null, |direction| named(&Direction::from(direction)))
}

fn levels(view: &View, activity: Activity) -> Value {
    view.registry.levels(activity.ix()).iter().map(|&level| named(&Level::from(level))).collect()
}

fn fields(view: &View, activity: Activity) -> Value {
    let fields = view.registry.activity_fields[activity.ix()].iter();
    fields.map(|&ix| text(&view.registry.fields[ix].name)).collect()
}

fn agreement(view: &View, activity: Activity) -> &partnergraph_entity::agreement::Model {
    &view.registry.agreements[view.registry.activity_agreement(activity.ix())]
}

fn partners(view: &View, activity: Activity) -> Value {
    partner_names(view, view.registry.activity_partners(activity.ix()))
}

fn countries(view: &View, activity: Activity) -> Value {
    country_names(view, view.registry.activity_partners(activity.ix()))
}
