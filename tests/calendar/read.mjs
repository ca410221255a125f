// Reads an iCalendar file from standard input with ical.js, a second implementation, and prints
// as JSON what it understood: properties of the calendar, and of each event with its days.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

function days(event, count) {
  const iterator = event.iterator();
  const found = [];
  for (let next = iterator.next(); next && found.length < count; next = iterator.next()) {
    const end = event.getOccurrenceDetails(next).endDate;
    found.push([next.toString(), end.toString()]);
  }
  return found;
}

const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const start = event.startDate;
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    location: event.location,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    categories: component.getFirstProperty("categories").getValues(),
    allDay: start.isDate,
    utc: start.isDate ? null : start.toJSDate().toISOString(),
    days: days(event, 40),
    alarms: component
      .getAllSubcomponents("valarm")
      .map((alarm) => alarm.getFirstPropertyValue("trigger").toString()),
  };
});
process.stdout.write(
  JSON.stringify({
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    refresh: calendar.getFirstPropertyValue("refresh-interval").toString(),
    events,
  }),
);
