"use strict";

/* Words for what the data says of an event: its kind, its status. */

/** A word of the interface for one of the data's; what the interface has no word for is said as it is. */
geo.wordFor = (table, word) => (Object.hasOwn(geo.strings[table], word) ? geo.strings[table][word] : word);

geo.kindName = (type) => (type ? geo.wordFor("types", type) : geo.say("families.other"));

/** Of a status all but the usual is said. */
geo.statusName = (status) => (status === "occurred" ? "" : geo.wordFor("statuses", status));
