"use strict";

/* Everything that the page says, in one place for translation. */

const geo = {};

geo.locale = "en-GB";

geo.strings = {
  skip: "Skip to the list of events",
  map: "Map of events. Arrow keys move it, plus and minus zoom; every event is in the list.",
  panel: "Dates and events",
  background: "Map",
  drawn: "Drawn map",
  online: "{name}, online",
  dark: "Dark",
  print: "Print",
  legend: "Legend",
  handle: "Dates and events",
  dates: "Dates",
  all: "All",
  none: "None",
  datesTally: "{open} of {total}",
  expand: "Show what is in {name}",
  undated: "Date unknown",
  events: { one: "{n} event", other: "{n} events" },
  places: { one: "{n} place", other: "{n} places" },
  reports: { one: "{n} report", other: "{n} reports" },
  tally: "{events} at {places}, from {reports}",
  tallyRange: "{events} at {places}, {range}, from {reports}",
  listTitle: "Events",
  nothing: "No event is shown. Choose dates above.",
  nothingHere: "Nothing at this place on the dates chosen.",
  everywhere: "All places",
  more: { one: "Show {n} more", other: "Show {n} more" },
  elsewhere: "Not on the map",
  elsewhereNote: "Found in the reports, but without a place or without a date; each says why. Nothing is guessed.",
  elsewhereNone: "Everything found is on the map.",
  elsewhereToponym: "Name without a place",
  contestedNote: "Dashed lines are contested or not delimited; drawing a line or writing a name takes no side.",
  contested: "contested",
  outside: { one: "{n} event outside this view: show all", other: "{n} events outside this view: show all" },
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  reportedIn: { one: "Told by one report", other: "Told by {n} reports" },
  published: "published {date}",
  unpublished: "publication date unknown",
  untitled: "Untitled report",
  actors: "Involving {names}",
  basis: "What date and place rest on",
  onTheMap: "Show {place} on the map",
  placeOnMap: "Selected on the map.",
  dateBasis: {
    explicit: "Date: stated in the text.",
    relative: "Date: counted from another date in the text.",
    document: "Date: only the report's own date speaks for it.",
    "": "Date: the reports don't tell it.",
  },
  placeBasis: {
    1: "Place: {place} itself.",
    2: "Place: near {place}, or a small area there.",
    3: "Place: somewhere in {place}, a region; drawn as a whole.",
    4: "Place: somewhere in {place}, a country.",
  },
  radius: "The point may be {km} km off.",
  score: "Confidence in the place: {percent}%.",
  near: "near",
  aboutDay: "on or about {date}",
  weekOf: "week of {date}",
  since: "since {date}",
  until: "until {date}",
  season: { 2: "winter {year}", 5: "spring {year}", 8: "summer {year}", 11: "autumn {year}" },
  decade: "{year}s",
  range: "{begin} – {until}",
  monthUnknownDay: "day not known",
  yearUnknownMonth: "month not known",
  statuses: { planned: "planned", hypothetical: "possible", negated: "denied or did not happen" },
  families: {
    cooperation: "talks, agreement, aid, withdrawal",
    dispute: "demand, accusation, refusal, threat, sanction",
    force: "attack, coercion, mobilisation",
    protest: "protest",
    other: "other",
  },
  types: {
    AGREE: "Agreement", CONSULT: "Talks", SUPPORT: "Support", CONCEDE: "Concession", COOPERATE: "Cooperation",
    AID: "Aid", RETREAT: "Withdrawal", REQUEST: "Demand", ACCUSE: "Accusation", REJECT: "Refusal",
    THREATEN: "Threat", PROTEST: "Protest", SANCTION: "Sanction", MOBILIZE: "Mobilisation",
    COERCE: "Coercion", ASSAULT: "Attack",
  },
  legendKind: "Colour",
  legendSure: "Place",
  legendSize: "Events",
  legendSettlement: "settlement or site",
  legendNear: "near it",
  legendRegion: "somewhere in a region",
  legendCountry: "in a country",
  legendLine: "along a road or line",
  legendPale: "only planned, possible or denied",
  legendLines: "Lines",
  legendBorder: "border",
  legendContested: "contested or not delimited",
};

/** Returns an interface string with its values filled in; `n` chooses between one and many. */
geo.say = (key, values = {}) => {
  let text = key.split(".").reduce((found, name) => found?.[name], geo.strings) ?? key;
  if (typeof text === "object") text = values.n === 1 ? text.one : text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => geo.number(values[name]));
};

geo.number = (value) => (typeof value === "number" ? value.toLocaleString(geo.locale) : String(value ?? ""));

/** Fills the strings of the page's own markup. */
geo.sayAll = () => {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = geo.say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", geo.say(element.dataset.label));
  }
};
