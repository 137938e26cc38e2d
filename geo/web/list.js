"use strict";

/* The list beside the map: every event shown, in words, with its sentences and sources. */

geo.list = (() => {
  const CHUNK = 100;

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  /** A sentence with its mention marked, where it has one; all parts are text and nothing else. */
  const marked = ([before, mention, after]) => (mention ? [before, element("mark", "", mention), after] : [before]);

  /** The day of publication; where only the days around it are known, those. */
  const published = (article) => {
    const days = [article.published || article.published_from, article.published || article.published_until];
    const [begin, until] = days.map((day) => (/^\d{4}-\d{2}-\d{2}/.exec(day) ?? [""])[0]);
    if (!begin || !until) return geo.say("unpublished");
    return geo.say("published", { date: begin === until ? geo.dateWords.full(begin) : geo.dateWords.say(begin, until, "day", "") });
  };

  /** One report: its title as a link where it has one to the web, its source, its day. */
  const source = (article) => {
    const link = geo.webLink(article.url);
    const title = element(link ? "a" : "span", "source-title", article.title || article.id || geo.say("untitled"));
    title.dir = "auto";
    if (link) Object.assign(title, { href: link, rel: "noopener noreferrer", target: "_blank" });
    const rest = [article.source, published(article)].filter(Boolean).join(", ");
    const item = element("li", "", title, element("span", "source-rest", ` ${rest}`));
    if (article.url && !link) item.append(element("span", "source-rest", ` (${article.url})`));
    return item;
  };

  const quote = (parts) => {
    const block = element("blockquote", "", ...marked(parts));
    block.dir = "auto";
    return block;
  };

  /** The reports of an event: each different sentence once, with the sources that have it. */
  const reports = (data, found) => {
    const sentences = new Map();
    for (const [article, parts] of found) {
      const text = parts.join("");
      if (!sentences.has(text)) sentences.set(text, { parts, articles: [] });
      sentences.get(text).articles.push(data.articles[article]);
    }
    return [...sentences].flatMap(([text, { parts, articles }]) => [
      ...(text ? [quote(parts)] : []),
      element("ul", "sources", ...articles.map(source)),
    ]);
  };

  const kind = (type, status) => {
    const family = geo.families[geo.familyOf(type)];
    const name = Object.hasOwn(geo.strings.types, type) ? geo.strings.types[type] : type || geo.say("families.other");
    const made = element("span", "kind", element("span", `swatch swatch-${family}`), name);
    const word = Object.hasOwn(geo.strings.statuses, status) ? geo.strings.statuses[status] : "";
    return word ? [made, element("span", "status", word)] : [made];
  };

  const basis = (data, rows) => {
    const first = rows[0];
    const { dateBasis, placePrecision, place, score } = data.rows;
    const lines = [geo.say(`dateBasis.${dateBasis[first]}`)];
    for (const row of rows) {
      const where = data.places[place[row]];
      lines.push(
        [
          geo.say(`placeBasis.${placePrecision[row]}`, { place: geo.placeName(where) }),
          where.radius ? geo.say("radius", { km: where.radius }) : "",
          geo.say("score", { percent: Math.round(100 * score[row]) }),
        ].filter(Boolean).join(" "),
      );
    }
    const box = element("details", "basis", element("summary", "", geo.say("basis")));
    box.append(...lines.map((line) => element("p", "", line)));
    return box;
  };

  const placeLine = (data, row, onPlace) => {
    const place = data.places[data.rows.place[row]];
    const button = element("button", "place", geo.placeName(place));
    button.type = "button";
    button.dir = "auto";
    button.dataset.place = String(data.rows.place[row]);
    button.title = geo.say("onTheMap", { place: geo.placeName(place) });
    button.addEventListener("click", () => onPlace(data.rows.place[row]));
    const near = data.rows.placePrecision[row] === 2 && !place.lines ? `${geo.say("near")} ` : "";
    return element("p", "where", near, button, element("span", "where-rest", ` ${geo.placeWhere(place)}`));
  };

  /** One event: the rows that share it differ in place alone. */
  const item = (data, rows, onPlace) => {
    const { begin, until, datePrecision, dateBasis, type, status, actors, reports: told } = data.rows;
    const first = rows[0];
    const when = geo.dateWords.say(begin[first], until[first], datePrecision[first], dateBasis[first]);
    const made = element("li", "event", element("p", "head", element("span", "when", when), ...kind(type[first], status[first])));
    made.tabIndex = -1;
    made.dataset.event = String(data.rows.event[first]);
    made.append(...rows.map((row) => placeLine(data, row, onPlace)), ...reports(data, told[first]));
    if (told[first].length > 1) made.append(element("p", "note", geo.say("reportedIn", { n: told[first].length })));
    if (actors[first].length) made.append(element("p", "note", geo.say("actors", { names: actors[first].join(", ") })));
    made.append(basis(data, rows));
    return made;
  };

  /** Rows by event, newest first, undated last. */
  const grouped = (data) => {
    const groups = new Map();
    data.rows.event.forEach((event, row) => {
      if (groups.has(event)) groups.get(event).push(row);
      else groups.set(event, [row]);
    });
    const day = (rows) => data.rows.begin[rows[0]] || data.rows.until[rows[0]];
    return [...groups.values()].sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a[0] - b[0]));
  };

  const add = (box, more, data, onPlace) => {
    const all = grouped(data);
    let groups = [];
    let written = 0;

    const write = () => {
      const next = groups.slice(written, written + CHUNK);
      box.append(...next.map((rows) => item(data, rows, onPlace)));
      written += next.length;
      const left = groups.length - written;
      more.hidden = left === 0;
      more.textContent = geo.say("more", { n: Math.min(left, CHUNK) });
      return next.length;
    };

    more.addEventListener("click", () => {
      const from = written;
      write();
      box.children[from]?.focus();
    });

    /** Lists the events that have a row wanted, each with all its places. */
    const update = (wanted, nothing) => {
      groups = all.filter((rows) => rows.some(wanted));
      written = 0;
      box.replaceChildren();
      box.parentElement.scrollTop = 0;
      if (!write()) box.append(element("li", "nothing", nothing));
      return groups.length;
    };

    return { update };
  };

  /** What is not on the map, with the reason. */
  const elsewhere = (box, data) => {
    const line = (row) => {
      const event = row.kind === "event";
      const when = event ? geo.dateWords.say(row.begin ?? "", row.until ?? "", "", "") : "";
      const head = element("p", "head", when ? element("span", "when", when) : "");
      if (event && row.type) head.append(...kind(row.type, row.status));
      if (!event) head.append(element("span", "kind", geo.say("elsewhereToponym")));
      const text = element(event ? "blockquote" : "p", event ? "" : "name-found", row.text ?? "");
      text.dir = "auto";
      return element("li", "event", head, text, element("p", "reason", row.reason ?? ""), element("ul", "sources", source(data.articles[row.article])));
    };
    const empty = () => element("li", "nothing", geo.say("elsewhereNone"));
    let written = false;
    return () => {
      if (!written) box.append(...(data.elsewhere.length ? data.elsewhere.map(line) : [empty()]));
      written = true;
    };
  };

  return { add, elsewhere };
})();
