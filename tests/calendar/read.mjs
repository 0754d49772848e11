// Reads the calendar at the address given as argument and prints what is in it as JSON.
// What should be in it is told by the test in Rust.

import ICAL from "ical.js";

const response = await fetch(process.argv[2]);
const calendar = new ICAL.Component(ICAL.parse(await response.text()));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const alarm = component.getFirstSubcomponent("valarm");
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    allDay: event.startDate.isDate,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    stamp: component.getFirstPropertyValue("dtstamp").toString(),
    transparency: component.getFirstPropertyValue("transp"),
    categories: component.getFirstProperty("categories").getValues(),
    alarm: alarm && alarm.getFirstPropertyValue("trigger").toSeconds(),
  };
});
const property = (name) => String(calendar.getFirstPropertyValue(name));
console.log(
  JSON.stringify({
    version: property("version"),
    producer: property("prodid"),
    name: property("x-wr-calname"),
    refresh: property("refresh-interval"),
    events,
  }),
);
